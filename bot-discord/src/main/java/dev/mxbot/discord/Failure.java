package dev.mxbot.discord;

import java.util.EnumSet;
import java.util.Set;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;

/** What a failed request means for the next step. */
enum Failure {
    /** Discord's side or the line: the same again may work. JDA itself tries again after 502 to 504, but not after a 500. */
    PASSING,
    /** Discord, or JDA in its stead, does not take this message; a simpler one it may. */
    NOT_TAKEN,
    /** Somebody deleted our message: that is an answer, too. */
    UNWANTED,
    /** The place is gone, or we may not write there. */
    NO_PLACE;

    private static final Set<ErrorResponse> MALFORMED = EnumSet.of(
            ErrorResponse.INVALID_FORM_BODY,
            ErrorResponse.EMPTY_MESSAGE,
            ErrorResponse.REQUEST_ENTITY_TOO_LARGE,
            ErrorResponse.FILE_UPLOAD_MAX_SIZE_EXCEEDED,
            ErrorResponse.INVALID_FILE_UPLOADED);

    static Failure of(Throwable failure) {
        if (failure instanceof ErrorResponseException answered) {
            int status = answered.getResponse().code;
            if (status < 0 || status >= 500) {
                return PASSING;
            }
            if (MALFORMED.contains(answered.getErrorResponse())) {
                return NOT_TAKEN;
            }
            return answered.getErrorResponse() == ErrorResponse.UNKNOWN_MESSAGE ? UNWANTED : NO_PLACE;
        }
        // JDA keeps some limits itself and throws before anything is sent.
        boolean refusedByJda = failure.getClass() == IllegalArgumentException.class
                || failure.getClass() == IllegalStateException.class;
        return refusedByJda ? NOT_TAKEN : NO_PLACE;
    }

    /** The failure in a few words for the log: Discord's code, no token, no stack. */
    static String described(Throwable failure) {
        if (failure instanceof ErrorResponseException answered) {
            return answered.getErrorCode() + " " + answered.getMeaning();
        }
        return failure.getClass().getSimpleName();
    }
}
