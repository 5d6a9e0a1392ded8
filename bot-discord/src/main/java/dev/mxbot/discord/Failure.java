package dev.mxbot.discord;

import java.util.EnumSet;
import java.util.Set;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import net.dv8tion.jda.api.requests.ErrorResponse;

/** What a failed request means for the next step. */
enum Failure {
    /** Discord's side or the line: the same again may work. JDA itself tries again after 502 to 504, but not after a 500. */
    PASSING,
    /** Discord, or JDA in its stead, does not take this message; a simpler one it may. */
    NOT_TAKEN,
    /** A permission is missing, or the files are too large: without its files a message may still be allowed. */
    NOT_ALLOWED,
    /** Somebody deleted our message: that is an answer, too. */
    UNWANTED,
    /** The place is gone, or we may not write there. */
    NO_PLACE;

    private static final Set<ErrorResponse> MALFORMED =
            EnumSet.of(ErrorResponse.INVALID_FORM_BODY, ErrorResponse.EMPTY_MESSAGE);

    private static final Set<ErrorResponse> FORBIDDEN = EnumSet.of(
            ErrorResponse.MISSING_PERMISSIONS,
            ErrorResponse.REQUEST_ENTITY_TOO_LARGE,
            ErrorResponse.FILE_UPLOAD_MAX_SIZE_EXCEEDED,
            ErrorResponse.INVALID_FILE_UPLOADED);

    static Failure of(Throwable failure) {
        if (failure instanceof ErrorResponseException answered) {
            int status = answered.getResponse().code;
            if (status < 0 || status >= 500) {
                return PASSING;
            }
            return of(answered.getErrorResponse());
        }
        if (failure instanceof InsufficientPermissionException) {
            return NOT_ALLOWED;
        }
        // JDA keeps some limits itself and throws before anything is sent.
        boolean refusedByJda = failure.getClass() == IllegalArgumentException.class
                || failure.getClass() == IllegalStateException.class;
        return refusedByJda ? NOT_TAKEN : NO_PLACE;
    }

    private static Failure of(ErrorResponse error) {
        if (MALFORMED.contains(error)) {
            return NOT_TAKEN;
        }
        if (FORBIDDEN.contains(error)) {
            return NOT_ALLOWED;
        }
        return error == ErrorResponse.UNKNOWN_MESSAGE ? UNWANTED : NO_PLACE;
    }

    /** The failure in a few words for the log: Discord's code, no token, no stack. */
    static String described(Throwable failure) {
        if (failure instanceof ErrorResponseException answered) {
            return answered.getErrorCode() + " " + answered.getMeaning();
        }
        if (failure instanceof DiscordLogin.Unreachable unreachable) {
            return String.valueOf(unreachable.getMessage());
        }
        return failure.getClass().getSimpleName();
    }
}
