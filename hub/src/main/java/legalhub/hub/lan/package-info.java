/**
 * The hub on a local network without a certificate of its own: it makes one, and shows phones the
 * way by a QR code. For trying things out; the README says what iPhones and WeChat want.
 */
package legalhub.hub.lan;
