package legalhub.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.Config;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import legalhub.hub.StartFailure.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  @TempDir Path folder;

  @Test
  void withoutArgumentsEverythingHasADefault() {
    var config = CommandLine.configuration(List.of());
    assertThat(config.getInt("legalhub.http.port")).isEqualTo(8080);
    assertThat(config.getBoolean("legalhub.demo")).isFalse();
    assertThat(config.getString("legalhub.login.key-file")).isEqualTo("data/secrets/login.key");
  }

  @Test
  void theDataFolderTakesEverythingAlong() {
    var config = CommandLine.configuration(List.of("--data", "/somewhere"));
    for (var path :
        List.of(
            "legalhub.login.key-file",
            "legalhub.edge.token.key-file",
            "legalhub.log.folder",
            "legalhub.store.keys.folder",
            "legalhub.store.embedded.folder")) {
      assertThat(config.getString(path)).as(path).startsWith("/somewhere/");
    }
  }

  @Test
  void argumentsLieOverTheFileAndTheFileOverTheDefaults() throws IOException {
    var file =
        Files.writeString(
            folder.resolve("hub.conf"), "legalhub { demo = on, http.port = 1, demo-password = x }");
    var config =
        CommandLine.configuration(List.of("--http-port", "2", "--config", file.toString()));
    assertThat(config.getInt("legalhub.http.port")).isEqualTo(2);
    assertThat(config.getBoolean("legalhub.demo")).isTrue();
    assertThat(config.getString("legalhub.demo-password")).isEqualTo("x");
  }

  @Test
  void oneCertificateServesBothPorts() {
    var config = CommandLine.configuration(List.of("--cert", "c.pem", "--key", "k.pem"));
    assertThat(config.getString("legalhub.http.tls.certificates")).isEqualTo("c.pem");
    assertThat(config.getString("legalhub.edge.listen.tls-certificate")).isEqualTo("c.pem");
    assertThat(config.getString("legalhub.edge.listen.tls-key")).isEqualTo("k.pem");
  }

  @Test
  void whatIsNotUnderstoodIsOneSentence() {
    assertThat(refusal("--nonsense", "1").getMessage()).contains("There is no option --nonsense");
    assertThat(refusal("--data").getMessage()).contains("--data needs a value");
    assertThat(refusal("--config", "/none").getMessage()).contains("/none can't be read");
    assertThat(refusal("--data").code()).isEqualTo(Code.WRONG_ARGUMENTS);
  }

  @Test
  void aPortInUseIsFoundBeforeAnythingStarts() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(taken.getLocalPort());
      var refused = ground("--host", "127.0.0.1", "--http-port", port, "--realtime-port", "0");
      assertThat(refused.code()).isEqualTo(Code.PORT_IN_USE);
      assertThat(refused.getMessage()).contains("Port " + port, "--http-port");
      var second = ground("--host", "127.0.0.1", "--http-port", "0", "--realtime-port", port);
      assertThat(second.getMessage()).contains("--realtime-port");
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsFoundBeforeAnythingStarts() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "");
    var refused = ground("--data", file.resolve("data").toString());
    assertThat(refused.code()).isEqualTo(Code.FOLDER_NOT_WRITABLE);
    assertThat(refused.getMessage()).contains("--data");
  }

  private StartFailure ground(String... arguments) {
    var data = List.of(arguments).contains("--data");
    Config config =
        CommandLine.configuration(
            data
                ? List.of(arguments)
                : Stream.concat(Stream.of(arguments), Stream.of("--data", folder.toString()))
                    .toList());
    return catchThrowableOfType(StartFailure.class, () -> Ground.check(config));
  }

  private static StartFailure refusal(String... arguments) {
    return catchThrowableOfType(
        StartFailure.class, () -> CommandLine.configuration(List.of(arguments)));
  }
}
