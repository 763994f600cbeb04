package legalhub.edge.revocation;

import java.util.List;

/**
 * The answer to a {@link Notice}: what it brought holds here.
 *
 * @param revocations what still counts at the answering node, its latest {@link
 *     Notice#REVOCATIONS_MAX}; empty unless the notice asked
 */
record Known(List<Revocation> revocations) {}
