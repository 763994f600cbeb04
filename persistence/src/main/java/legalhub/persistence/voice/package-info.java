/** Where the recordings of voice reports lie. */
package legalhub.persistence.voice;
