package legalhub.hub.lan;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** A QR code for a terminal: two rows of modules to a line of characters. */
public final class QrCode {
  private static final int QUIET = 2;

  private QrCode() {}

  /** White on black by the terminal's own colours, whatever they are. */
  public static String of(String text) {
    try {
      return drawn(Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix());
    } catch (WriterException tooLong) {
      throw new IllegalArgumentException(tooLong);
    }
  }

  private static String drawn(ByteMatrix modules) {
    var lines = new StringBuilder();
    for (int y = -QUIET; y < modules.getHeight() + QUIET; y += 2) {
      lines.append("\u001b[30;47m");
      for (int x = -QUIET; x < modules.getWidth() + QUIET; x++) {
        lines.append(character(isDark(modules, x, y), isDark(modules, x, y + 1)));
      }
      lines.append("\u001b[0m\n");
    }
    return lines.toString();
  }

  private static char character(boolean upper, boolean lower) {
    if (upper) {
      return lower ? '█' : '▀';
    }
    return lower ? '▄' : ' ';
  }

  private static boolean isDark(ByteMatrix modules, int x, int y) {
    return x >= 0
        && y >= 0
        && x < modules.getWidth()
        && y < modules.getHeight()
        && modules.get(x, y) == 1;
  }
}
