package legalhub.hub.records;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.javadsl.StreamConverters;
import org.apache.pekko.util.ByteString;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records as a workbook of one sheet, written as they come. Times are the town's. */
final class RecordSheet {
  private static final Logger LOG = LoggerFactory.getLogger(RecordSheet.class);
  private static final String BLOCKING = "pekko.actor.default-blocking-io-dispatcher";

  /** A client that doesn't read for so long gets no more. */
  private static final Duration STALLED = Duration.ofSeconds(30);

  private static final int ROWS_AT_ONCE = 200;
  private static final String TIME_FORMAT = "yyyy-mm-dd hh:mm:ss";

  private final ZoneId zone;

  RecordSheet(ZoneId zone) {
    this.zone = zone;
  }

  /** The file, written on a thread of its own as far as it is read. */
  Source<ByteString, NotUsed> bytes(Source<OfficeEntry, ?> entries, Materializer materializer) {
    var blocking = materializer.system().dispatchers().lookup(BLOCKING);
    return StreamConverters.asOutputStream(STALLED)
        .mapMaterializedValue(
            out -> {
              var unused =
                  CompletableFuture.runAsync(() -> write(entries, out, materializer), blocking)
                      .exceptionally(
                          why -> {
                            LOG.warn("a workbook stays unfinished: {}", why.toString());
                            return null;
                          });
              return NotUsed.getInstance();
            });
  }

  private void write(Source<OfficeEntry, ?> entries, OutputStream out, Materializer materializer) {
    try (var all = entries.runWith(StreamConverters.asJavaStream(), materializer)) {
      write(all.iterator(), out);
    }
  }

  /**
   * Blocks until all are written; closes the stream. What fails half-way leaves a file that no
   * program opens, rather than one that looks whole.
   */
  void write(Iterator<OfficeEntry> entries, OutputStream out) {
    try (out) {
      var workbook = new Workbook(out, "LegalHub", "1.0");
      var sheet = workbook.newWorksheet("records");
      head(sheet);
      for (int row = 1; entries.hasNext(); row++) {
        line(sheet, row, entries.next());
        if (row % ROWS_AT_ONCE == 0) {
          sheet.flush();
        }
      }
      workbook.finish();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void head(Worksheet sheet) {
    int column = 0;
    for (var name : RecordCsv.COLUMNS) {
      sheet.value(0, column, name);
      sheet.style(0, column).bold().set();
      column++;
    }
    sheet.freezePane(0, 1);
  }

  /** In the order of the columns. */
  private void line(Worksheet sheet, int row, OfficeEntry entry) {
    var cells = new Cells(sheet, row);
    cells.text(entry.service());
    cells.text(entry.id());
    cells.time(Optional.of(entry.openedMillis()));
    cells.time(Optional.ofNullable(entry.closedMillis()));
    cells.text(entry.channel());
    cells.text(entry.village());
    cells.text(entry.category());
    cells.text(entry.desk());
    cells.text(entry.kind());
    cells.text(entry.lawyerId());
    cells.text(entry.state());
    cells.text(entry.outcome());
    cells.number(Optional.of(entry.waitSeconds()));
    cells.number(Optional.of(entry.talkSeconds()));
    cells.text(Boolean.toString(entry.written()));
    cells.number(Optional.ofNullable(entry.stars()));
  }

  /** One row, cell by cell. A text is never a formula here, unlike in CSV. */
  private final class Cells {
    private final Worksheet sheet;
    private final int row;
    private int column;

    Cells(Worksheet sheet, int row) {
      this.sheet = sheet;
      this.row = row;
    }

    void text(String value) {
      if (!value.isEmpty()) {
        sheet.value(row, column, value);
      }
      column++;
    }

    void number(Optional<? extends Number> value) {
      value.ifPresent(number -> sheet.value(row, column, number));
      column++;
    }

    void time(Optional<Long> millis) {
      millis.ifPresent(
          at -> {
            sheet.value(row, column, Instant.ofEpochMilli(at).atZone(zone).toLocalDateTime());
            sheet.style(row, column).format(TIME_FORMAT).set();
          });
      column++;
    }
  }
}
