/**
 * One encryption key per person, so that deleting the key deletes the person's values everywhere:
 * in events, snapshots, rows, files on disk and backups.
 *
 * <p>A subject's key lies in the database, wrapped by the current generation of the master key,
 * which lies outside it. An erasure deletes the wrapped key; the next rotation wraps every
 * remaining key anew and destroys the old generation, so that old files on disk can't bring a
 * deleted key back.
 *
 * <p>One rule makes a rotation safe while keys are made and used: a key is used only after the
 * generation that wraps its row was seen, later than the row, to be the current one. A rotation
 * switches the current generation first and looks at all rows afterwards, so it sees every row
 * whose key was ever used. A row that is still under a destroyed generation belongs to a key that
 * was never used, and gets another.
 */
package legalhub.persistence.keys;
