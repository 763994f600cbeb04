package legalhub.jitsi.sdp;

import static legalhub.jitsi.sdp.OfferTest.source;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {
  private static final Source SOUND_2 = source(2, Track.SOUND, 10);
  private static final Source CAMERA_2 = source(2, Track.CAMERA, 20);
  private static final Source SOUND_3 = source(3, Track.SOUND, 30);

  private static List<String> names(Layout layout) {
    return layout.slots().stream().map(s -> s.source().map(Source::name).orElse("-")).toList();
  }

  @Test
  void aSectionKeepsItsPlaceWhenAnotherEmpties() {
    var layout = Layout.EMPTY.with(List.of(SOUND_2, CAMERA_2, SOUND_3));
    assertThat(names(layout.with(List.of(SOUND_3)))).containsExactly("-", "-", "m3-a0");
  }

  @Test
  void aSectionIsEmptyOnceBeforeItIsTakenAgain() {
    var layout = Layout.EMPTY.with(List.of(SOUND_2)).with(List.of(SOUND_3));
    assertThat(names(layout)).containsExactly("-", "m3-a0");

    layout = layout.with(List.of(SOUND_3, source(4, Track.SOUND, 40)));
    assertThat(names(layout)).containsExactly("m4-a0", "m3-a0");
  }

  @Test
  void neitherSoundNorAScreenTakesACamerasPlace() {
    var layout = Layout.EMPTY.with(List.of(CAMERA_2)).with(List.of());
    assertThat(names(layout.with(List.of(SOUND_3, source(3, Track.SCREEN, 50)))))
        .containsExactly("-", "m3-a0", "m3-v1");
  }

  @Test
  void aSourceUnderNewNumbersStaysWhereItIs() {
    var layout = Layout.EMPTY.with(List.of(SOUND_2, CAMERA_2));
    var next = layout.with(List.of(SOUND_2, source(2, Track.CAMERA, 99)));
    assertThat(names(next)).isEqualTo(names(layout));
    assertThat(next).isNotEqualTo(layout);
  }

  @Test
  void theSameSourcesInAnotherOrderChangeNothing() {
    var layout = Layout.EMPTY.with(List.of(SOUND_2, SOUND_3));
    assertThat(layout.with(List.of(SOUND_3, SOUND_2))).isEqualTo(layout);
  }
}
