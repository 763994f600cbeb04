package legalhub.hub.audio;

/** The fast Fourier transform of one size, in place. */
final class Spectrum {
  private final int size;
  private final double[] cosines;
  private final double[] sines;

  /**
   * @param size a power of two
   */
  Spectrum(int size) {
    this.size = size;
    cosines = new double[size / 2];
    sines = new double[size / 2];
    for (int i = 0; i < size / 2; i++) {
      cosines[i] = Math.cos(2 * Math.PI * i / size);
      sines[i] = -Math.sin(2 * Math.PI * i / size);
    }
  }

  /** From samples to amplitudes, both complex and as many as the size. */
  void transform(double[] real, double[] imaginary) {
    for (int i = 1, j = 0; i < size; i++) {
      int bit = size >> 1;
      for (; (j & bit) != 0; bit >>= 1) {
        j ^= bit;
      }
      j ^= bit;
      if (i < j) {
        swap(real, i, j);
        swap(imaginary, i, j);
      }
    }
    for (int half = 1; half < size; half *= 2) {
      for (int block = 0; block < size; block += 2 * half) {
        for (int i = 0; i < half; i++) {
          butterfly(real, imaginary, block + i, half, i * (size / (2 * half)));
        }
      }
    }
  }

  private void butterfly(double[] real, double[] imaginary, int low, int half, int turn) {
    int high = low + half;
    double x = real[high] * cosines[turn] - imaginary[high] * sines[turn];
    double y = real[high] * sines[turn] + imaginary[high] * cosines[turn];
    real[high] = real[low] - x;
    imaginary[high] = imaginary[low] - y;
    real[low] += x;
    imaginary[low] += y;
  }

  private static void swap(double[] values, int i, int j) {
    double value = values[i];
    values[i] = values[j];
    values[j] = value;
  }
}
