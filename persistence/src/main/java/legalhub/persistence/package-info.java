/**
 * The database side of LegalHub: what is kept, where, and how it is found again. Actors know
 * nothing of it; it plugs into Pekko Persistence by configuration. The hub starts with {@link
 * legalhub.persistence.Store}.
 */
package legalhub.persistence;
