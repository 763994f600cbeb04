package legalhub.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1Secret;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Kubernetes manifests, against Kubernetes's own description and each other. */
class ManifestTest {
  private final V1Deployment hub = Manifests.one(V1Deployment.class, "legalhub");
  private final V1PodSpec pod = hub.getSpec().getTemplate().getSpec();
  private final V1Container container = pod.getContainers().get(0);
  private final Map<String, String> settings =
      Manifests.one(V1ConfigMap.class, "legalhub").getData();

  static List<Object> documents() {
    return Manifests.files().stream().flatMap(file -> Project.yaml(file).stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void kubernetesKnowsEveryField(Object document) {
    assertThat(Manifests.read(document).getMetadata().getName()).isNotBlank();
  }

  @Test
  void aMisspeltFieldWouldBeFound() {
    var spec = Map.of("selector", Map.of("app", "x"), "prots", List.of());
    var service =
        Map.of(
            "apiVersion", "v1", "kind", "Service", "metadata", Map.of("name", "x"), "spec", spec);
    assertThatThrownBy(() -> Manifests.read(service)).hasMessageContaining("prots");
  }

  @Test
  void kustomizationNamesEveryFileButTheExample() {
    var kustomization =
        (Map<?, ?>) Project.yaml(Manifests.FOLDER.resolve("kustomization.yaml")).get(0);
    var there =
        Manifests.files().stream()
            .map(file -> file.getFileName().toString())
            .filter(name -> !name.equals(Manifests.EXAMPLE))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(new TreeSet<>((List<?>) kustomization.get("resources"))).isEqualTo(there);
    var image = (Map<?, ?>) ((List<?>) kustomization.get("images")).get(0);
    assertThat(image.get("name")).isEqualTo(container.getImage());
    assertThat(image.get("newTag")).isEqualTo(settings.get("LEGALHUB_VERSION"));
  }

  /** What YAML would make a number or a truth of isn't text, and the API refuses it. */
  @Test
  void everySettingIsText() {
    var raw = (Map<?, ?>) Project.yaml(Manifests.FOLDER.resolve("config.yaml")).get(0);
    assertThat(((Map<?, ?>) raw.get("data")).values()).allMatch(value -> value instanceof String);
  }

  @Test
  void everythingThatIsReferredToIsDefinedOrDocumented() {
    var secrets = new HashSet<String>();
    var maps = new HashSet<String>();
    var schema = Manifests.one(V1Job.class, "legalhub-schema").getSpec().getTemplate().getSpec();
    for (var spec : List.of(pod, schema)) {
      for (var source : spec.getContainers().get(0).getEnvFrom()) {
        if (source.getSecretRef() != null) {
          secrets.add(source.getSecretRef().getName());
        } else {
          maps.add(source.getConfigMapRef().getName());
        }
      }
      spec.getVolumes().stream()
          .map(volume -> volume.getSecret())
          .filter(Objects::nonNull)
          .forEach(secret -> secrets.add(secret.getSecretName()));
      spec.getVolumes().stream()
          .map(volume -> volume.getConfigMap())
          .filter(Objects::nonNull)
          .filter(map -> !map.getOptional())
          .forEach(map -> maps.add(map.getName()));
    }
    Manifests.one(V1Ingress.class, "legalhub")
        .getSpec()
        .getTls()
        .forEach(tls -> secrets.add(tls.getSecretName()));
    assertThat(secrets)
        .isEqualTo(
            Manifests.all(V1Secret.class).stream()
                .map(secret -> secret.getMetadata().getName())
                .collect(Collectors.toSet()));
    assertThat(maps)
        .isEqualTo(
            Manifests.all(V1ConfigMap.class).stream()
                .map(map -> map.getMetadata().getName())
                .collect(Collectors.toSet()));
    var claims =
        pod.getVolumes().stream()
            .map(volume -> volume.getPersistentVolumeClaim())
            .filter(Objects::nonNull)
            .map(claim -> claim.getClaimName())
            .toList();
    assertThat(claims)
        .hasSize(1)
        .allMatch(name -> Manifests.one(V1PersistentVolumeClaim.class, name) != null);
    assertThat(Project.text(Project.DEPLOY.resolve("OPERATION.md")))
        .contains("legalhub-town")
        .contains(Manifests.EXAMPLE);
  }

  /** An example that held a real password would be copied as it is. */
  @Test
  void theExamplesHoldNoSecret() {
    for (var secret : Manifests.all(V1Secret.class)) {
      assertThat(secret.getData() == null ? Map.of() : secret.getData()).isEmpty();
      var given =
          secret.getStringData() == null ? Map.<String, String>of() : secret.getStringData();
      given.forEach(
          (name, value) ->
              assertThat(
                      name.endsWith("PASSWORD") || name.endsWith("SECRET") || name.endsWith("key")
                          ? value
                          : "")
                  .as(name)
                  .isEmpty());
    }
  }
}
