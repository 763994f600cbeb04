package legalhub.persistence.keys;

import com.google.crypto.tink.Aead;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Master keys on a node that crashes at its n-th use of them: calls are cut off in turn before and
 * after their effect, and nothing works from then on.
 */
final class CrashingMasterKeys implements MasterKeys {

  private final MasterKeys real;
  private final AtomicInteger left;

  CrashingMasterKeys(MasterKeys real, int steps) {
    this.real = real;
    this.left = new AtomicInteger(steps);
  }

  @Override
  public void create(int generation) {
    step();
    real.create(generation);
    step();
  }

  @Override
  public Aead use(int generation) {
    step();
    return real.use(generation);
  }

  @Override
  public void destroy(int generation) {
    step();
    real.destroy(generation);
    step();
  }

  private void step() {
    if (left.getAndDecrement() <= 0) {
      throw new IllegalStateException("crashed");
    }
  }
}
