package legalhub.hub.supervision;

import java.util.Locale;
import java.util.Optional;
import legalhub.actors.supervision.Placement;

/**
 * Where somebody may be and where they are. Everything is WGS-84 here: Chinese maps give GCJ-02,
 * which lies up to some hundred metres beside it and is converted once, where it comes in.
 */
final class Geo {
  /** A phone that knows no better than this doesn't know where it is. */
  private static final double ACCURACY_METRES_MAX = 5_000;

  private static final double RADIUS_METRES_MAX = 500_000;
  private static final double EARTH_METRES = 6_371_008.8;

  /** Krasovsky's ellipsoid, which GCJ-02 is drawn on. */
  private static final double AXIS = 6_378_245.0;

  private static final double ECCENTRICITY = 0.006_693_421_622_965_943;

  private Geo() {}

  /** How a position was measured. */
  enum Datum {
    WGS84,
    GCJ02
  }

  /**
   * @param accuracyMetres the radius of the circle in which it lies
   */
  record Position(double latitude, double longitude, double accuracyMetres) {
    /** As it is sealed. */
    String text() {
      return String.format(Locale.ROOT, "%.7f,%.7f,%.1f", latitude, longitude, accuracyMetres);
    }
  }

  /** A circle. */
  record Area(double latitude, double longitude, double radiusMetres) {
    String text() {
      return String.format(Locale.ROOT, "%.7f,%.7f,%.1f", latitude, longitude, radiusMetres);
    }

    /** As {@link #text} wrote it; empty for nothing. */
    static Optional<Area> parse(String text) {
      if (text.isEmpty()) {
        return Optional.empty();
      }
      var parts = text.split(",", -1);
      return Optional.of(
          new Area(
              Double.parseDouble(parts[0]),
              Double.parseDouble(parts[1]),
              Double.parseDouble(parts[2])));
    }
  }

  /** Empty for what is no place on earth. */
  static Optional<Position> position(
      double latitude, double longitude, double accuracy, Datum datum) {
    boolean sound = isPlace(latitude, longitude) && Double.isFinite(accuracy) && accuracy >= 0;
    if (!sound) {
      return Optional.empty();
    }
    var at =
        datum == Datum.GCJ02 ? fromGcj02(latitude, longitude) : new double[] {latitude, longitude};
    return Optional.of(new Position(at[0], at[1], accuracy));
  }

  static Optional<Area> area(double latitude, double longitude, double radius, Datum datum) {
    boolean sound = isPlace(latitude, longitude) && radius > 0 && radius <= RADIUS_METRES_MAX;
    return sound
        ? position(latitude, longitude, 0, datum)
            .map(at -> new Area(at.latitude(), at.longitude(), radius))
        : Optional.empty();
  }

  private static boolean isPlace(double latitude, double longitude) {
    return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  }

  /**
   * What a position means for an area. Where the circle touches the boundary nothing is certain.
   */
  static Placement placement(Optional<Area> area, Optional<Position> position) {
    if (position.filter(at -> at.accuracyMetres() <= ACCURACY_METRES_MAX).isEmpty()) {
      return Placement.UNKNOWN;
    }
    if (area.isEmpty()) {
      return Placement.FREE;
    }
    var at = position.get();
    double off =
        metres(at.latitude(), at.longitude(), area.get().latitude(), area.get().longitude());
    if (off - at.accuracyMetres() > area.get().radiusMetres()) {
      return Placement.OUTSIDE;
    }
    return off + at.accuracyMetres() < area.get().radiusMetres()
        ? Placement.INSIDE
        : Placement.UNCERTAIN;
  }

  /** Along the great circle. */
  static double metres(double latitude, double longitude, double toLatitude, double toLongitude) {
    double north = Math.sin(Math.toRadians(toLatitude - latitude) / 2);
    double east = Math.sin(Math.toRadians(toLongitude - longitude) / 2);
    double half =
        north * north
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(toLatitude))
                * east
                * east;
    return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(half)));
  }

  /** The shift is known the other way only; a few steps towards it are exact to a centimetre. */
  private static double[] fromGcj02(double latitude, double longitude) {
    double north = latitude;
    double east = longitude;
    for (int i = 0; i < 5; i++) {
      var shifted = toGcj02(north, east);
      north -= shifted[0] - latitude;
      east -= shifted[1] - longitude;
    }
    return new double[] {north, east};
  }

  /** The published approximation of the shift; none outside China's bounding box. */
  static double[] toGcj02(double latitude, double longitude) {
    if (longitude < 72.004 || longitude > 137.8347 || latitude < 0.8293 || latitude > 55.8271) {
      return new double[] {latitude, longitude};
    }
    double x = longitude - 105;
    double y = latitude - 35;
    double radians = Math.toRadians(latitude);
    double bend = 1 - ECCENTRICITY * Math.pow(Math.sin(radians), 2);
    double root = Math.sqrt(bend);
    double north = northing(x, y) * 180 / (AXIS * (1 - ECCENTRICITY) / (bend * root) * Math.PI);
    double east = easting(x, y) * 180 / (AXIS / root * Math.cos(radians) * Math.PI);
    return new double[] {latitude + north, longitude + east};
  }

  private static double northing(double x, double y) {
    double shift = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
    shift += ripple(x);
    shift += (20 * Math.sin(y * Math.PI) + 40 * Math.sin(y / 3 * Math.PI)) * 2 / 3;
    return shift + (160 * Math.sin(y / 12 * Math.PI) + 320 * Math.sin(y * Math.PI / 30)) * 2 / 3;
  }

  private static double easting(double x, double y) {
    double shift = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
    shift += ripple(x);
    shift += (20 * Math.sin(x * Math.PI) + 40 * Math.sin(x / 3 * Math.PI)) * 2 / 3;
    return shift + (150 * Math.sin(x / 12 * Math.PI) + 300 * Math.sin(x / 30 * Math.PI)) * 2 / 3;
  }

  private static double ripple(double x) {
    return (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2 / 3;
  }
}
