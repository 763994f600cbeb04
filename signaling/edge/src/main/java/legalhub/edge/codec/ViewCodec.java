package legalhub.edge.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.ViewPart;
import legalhub.actors.privacy.Sealer;
import legalhub.wire.v1.Part;

/** Parts of views as the wire carries them, their personal values opened for the one who looks. */
public final class ViewCodec {
  /** Writes one kind of part. */
  interface Writer<T extends ViewPart> {
    CompletionStage<Part.Builder> toWire(T part, Opening opening);
  }

  /** Every kind of part and who writes it. */
  static final class Writers {
    private final Map<Class<? extends ViewPart>, Writer<ViewPart>> byType = new HashMap<>();

    <T extends ViewPart> void put(Class<T> type, Writer<T> writer) {
      byType.put(type, (part, opening) -> writer.toWire(type.cast(part), opening));
    }

    /** For a part without personal values. */
    <T extends ViewPart> void putClear(Class<T> type, Function<T, Part.Builder> writer) {
      put(type, (part, opening) -> CompletableFuture.completedFuture(writer.apply(part)));
    }
  }

  private final Writers writers = new Writers();
  private final Sealer sealer;

  public ViewCodec(Sealer sealer) {
    this.sealer = sealer;
    SessionParts.addTo(writers);
    QueueParts.addTo(writers);
    ConsultationParts.addTo(writers);
    MatterParts.addTo(writers);
    DashboardParts.addTo(writers);
    SupervisionParts.addTo(writers);
    ActivityParts.addTo(writers);
    TerminalParts.addTo(writers);
    RotaParts.addTo(writers);
    ConferenceParts.addTo(writers);
  }

  /** All parts under their keys, complete once every personal value in them is open. */
  public CompletionStage<List<Part>> toWire(Map<String, ViewPart> parts, Caller viewer) {
    var opening = new Opening(sealer, viewer);
    return Stages.all(
        parts.entrySet().stream()
            .map(entry -> toWire(entry.getKey(), entry.getValue(), opening))
            .toList());
  }

  private CompletionStage<Part> toWire(String key, ViewPart part, Opening opening) {
    var writer = writers.byType.get(part.getClass());
    if (writer == null) {
      return CompletableFuture.failedFuture(
          new IllegalArgumentException("no wire form of " + part.getClass().getName()));
    }
    return writer.toWire(part, opening).thenApply(builder -> builder.setKey(key).build());
  }

  /** The kinds it can write. */
  Set<Class<? extends ViewPart>> kinds() {
    return writers.byType.keySet();
  }
}
