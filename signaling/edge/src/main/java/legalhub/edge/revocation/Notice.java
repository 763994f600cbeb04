package legalhub.edge.revocation;

import java.util.List;

/** What one node tells all nodes: revocations, new ones and, now and then, all that still count. */
record Notice(List<Revocation> revocations) {}
