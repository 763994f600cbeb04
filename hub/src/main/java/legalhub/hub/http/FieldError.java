package legalhub.hub.http;

/**
 * What is wrong with one field of a body.
 *
 * @param code stable: pages have a sentence for each
 * @param least the limits that hold, null where there are none
 */
public record FieldError(String field, String code, Long least, Long most) {}
