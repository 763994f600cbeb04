package legalhub.hub.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import legalhub.actors.supervision.Placement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeoTest {
  private static final double METRES_A_DEGREE = 111_195;

  @ParameterizedTest
  @CsvSource({
    // Metres north of the middle of a circle of 1,000 m, the accuracy, what it means.
    "0, 10, INSIDE",
    "980, 10, INSIDE",
    "995, 10, UNCERTAIN",
    "1005, 10, UNCERTAIN",
    "1020, 10, OUTSIDE",
    "3000, 2500, UNCERTAIN",
    "3000, 5000, UNCERTAIN",
    "3000, 5001, UNKNOWN"
  })
  void aCircleThatTouchesTheBoundaryIsNeverOutOfBounds(
      double metres, double accuracy, Placement placement) {
    var area = Geo.area(30.74, 120.48, 1_000, Geo.Datum.WGS84);
    var at = Geo.position(30.74 + metres / METRES_A_DEGREE, 120.48, accuracy, Geo.Datum.WGS84);
    assertThat(Geo.placement(area, at)).isEqualTo(placement);
  }

  @Test
  void withoutAnAreaEverywhereIsFreeAndWithoutAPositionNothingIsKnown() {
    var at = Geo.position(30.74, 120.48, 10, Geo.Datum.WGS84);
    assertThat(Geo.placement(Optional.empty(), at)).isEqualTo(Placement.FREE);
    assertThat(Geo.placement(Optional.empty(), Optional.empty())).isEqualTo(Placement.UNKNOWN);
  }

  @Test
  void gcj02IsBroughtBackToWgs84WithinAMetre() {
    var shifted = Geo.toGcj02(30.744, 120.486);
    assertThat(Geo.metres(30.744, 120.486, shifted[0], shifted[1])).isBetween(300.0, 700.0);
    var back = Geo.position(shifted[0], shifted[1], 5, Geo.Datum.GCJ02).orElseThrow();
    assertThat(Geo.metres(30.744, 120.486, back.latitude(), back.longitude()))
        .isCloseTo(0, within(1.0));
  }

  /** A point whose two coordinates are published for comparison: Tian'anmen. */
  @Test
  void theShiftIsThePublishedOne() {
    var shifted = Geo.toGcj02(39.907_33, 116.391_28);
    assertThat(shifted[0]).isCloseTo(39.908_73, within(0.000_1));
    assertThat(shifted[1]).isCloseTo(116.397_52, within(0.000_1));
  }

  @Test
  void outsideChinaNothingIsShifted() {
    assertThat(Geo.toGcj02(48.85, 2.35)).containsExactly(48.85, 2.35);
  }

  @ParameterizedTest
  @CsvSource({"91, 0, 1", "0, 181, 1", "0, 0, -1", "NaN, 0, 1", "0, 0, Infinity"})
  void whatIsNoPlaceIsNone(double latitude, double longitude, double accuracy) {
    assertThat(Geo.position(latitude, longitude, accuracy, Geo.Datum.WGS84)).isEmpty();
  }

  @Test
  void whatIsSealedIsReadAgain() {
    var area = Geo.area(30.74, 120.48, 1_000, Geo.Datum.WGS84).orElseThrow();
    assertThat(Geo.Area.parse(area.text())).contains(area);
    assertThat(Geo.Area.parse("")).isEmpty();
  }
}
