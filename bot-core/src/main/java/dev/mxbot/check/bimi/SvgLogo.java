package dev.mxbot.check.bimi;

import java.io.StringReader;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads as much of a logo as tells whether it keeps to the profile SVG Tiny PS. The image comes from strangers: no DTD, no entity. */
final class SvgLogo {
    private static final String SVG = "http://www.w3.org/2000/svg";

    private SvgLogo() {}

    /** What is wrong with it, in plain words; empty if nothing was found. */
    static Optional<String> fault(String body) {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(body));
            try {
                return fault(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            return Optional.of("it is no well-formed XML");
        }
    }

    private static Optional<String> fault(XMLStreamReader reader) throws XMLStreamException {
        boolean root = true;
        boolean title = false;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                return Optional.of("it has a document type declaration, which the profile forbids");
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            Optional<String> fault = root ? ofRoot(reader) : ofElement(reader);
            if (fault.isPresent()) {
                return fault;
            }
            title |= reader.getLocalName().equals("title");
            root = false;
        }
        return title ? Optional.empty() : Optional.of("it has no title element");
    }

    private static Optional<String> ofRoot(XMLStreamReader root) {
        if (!root.getLocalName().equals("svg") || !SVG.equals(root.getNamespaceURI())) {
            return Optional.of("it is no SVG image");
        }
        if (!"1.2".equals(root.getAttributeValue(null, "version"))
                || !"tiny-ps".equals(root.getAttributeValue(null, "baseProfile"))) {
            return Optional.of("its root element does not say version=\"1.2\" and baseProfile=\"tiny-ps\"");
        }
        return Optional.empty();
    }

    private static Optional<String> ofElement(XMLStreamReader element) {
        String name = element.getLocalName().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "script", "image", "foreignobject", "animate", "set", "animatetransform", "animatemotion" ->
                Optional.of("it holds a <" + name + "> element, which the profile forbids");
            default -> Optional.empty();
        };
    }
}
