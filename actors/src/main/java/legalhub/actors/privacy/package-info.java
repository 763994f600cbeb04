/**
 * Personal values as actors carry them: sealed under their subject's own key, never opened here.
 */
package legalhub.actors.privacy;
