package legalhub.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1ContainerPort;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1HTTPGetAction;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1NetworkPolicyIngressRule;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1Role;
import io.kubernetes.client.openapi.models.V1RoleBinding;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the hubs run in Kubernetes, against the hub's own settings. */
class HubPodTest {
  private static final Config HUB = ConfigFactory.load();

  private final V1Deployment hub = Manifests.one(V1Deployment.class, "legalhub");
  private final V1PodSpec pod = hub.getSpec().getTemplate().getSpec();
  private final V1Container container = pod.getContainers().get(0);
  private final Map<String, String> labels = hub.getSpec().getTemplate().getMetadata().getLabels();
  private final Map<String, Integer> ports =
      container.getPorts().stream()
          .collect(Collectors.toMap(V1ContainerPort::getName, V1ContainerPort::getContainerPort));
  private final Map<String, String> settings =
      Manifests.one(V1ConfigMap.class, "legalhub").getData();

  @Test
  void everySelectorFindsTheHubs() {
    var selectors =
        Stream.of(
                Stream.of(hub.getSpec().getSelector().getMatchLabels()),
                Stream.of(
                    Manifests.one(V1PodDisruptionBudget.class, "legalhub")
                        .getSpec()
                        .getSelector()
                        .getMatchLabels()),
                Manifests.all(V1Service.class).stream().map(one -> one.getSpec().getSelector()),
                Stream.of(policy().getSpec().getPodSelector().getMatchLabels()),
                pod
                    .getAffinity()
                    .getPodAntiAffinity()
                    .getRequiredDuringSchedulingIgnoredDuringExecution()
                    .stream()
                    .map(term -> term.getLabelSelector().getMatchLabels()),
                pod.getTopologySpreadConstraints().stream()
                    .map(constraint -> constraint.getLabelSelector().getMatchLabels()))
            .flatMap(all -> all)
            .toList();
    assertThat(selectors).hasSize(7).allMatch(labels::equals);
    var job = Manifests.one(V1Job.class, "legalhub-schema");
    assertThat(job.getSpec().getTemplate().getMetadata().getLabels()).isNotEqualTo(labels);
  }

  /** A hub that lists other pods than the hubs, or none, never becomes one of a cluster. */
  @Test
  void theHubsFindEachOtherByTheseLabelsAndThatPort() {
    var discovery = "pekko.management.cluster.bootstrap.contact-point-discovery.";
    var selector =
        HUB.getString("pekko.discovery.kubernetes-api.pod-label-selector")
            .formatted(HUB.getString(discovery + "service-name"));
    var wanted =
        Arrays.stream(selector.split(","))
            .map(pair -> pair.split("="))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    assertThat(wanted).isEqualTo(labels);
    assertThat(ports).containsKey(HUB.getString(discovery + "port-name"));
    assertThat(settings.get("LEGALHUB_DISCOVERY")).isEqualTo("kubernetes-api");
    assertThat(settings.get("LEGALHUB_CONTACT_POINTS_REQUIRED"))
        .isEqualTo(Integer.toString(hub.getSpec().getReplicas() / 2 + 1));
  }

  @Test
  void theHubMayListPodsAndNothingElse() {
    var role = Manifests.one(V1Role.class, "legalhub-finds-pods");
    assertThat(role.getRules()).hasSize(1);
    assertThat(role.getRules().get(0).getResources()).containsExactly("pods");
    assertThat(role.getRules().get(0).getVerbs()).containsExactly("get", "list", "watch");
    var binding = Manifests.one(V1RoleBinding.class, "legalhub-finds-pods");
    assertThat(binding.getRoleRef().getName()).isEqualTo(role.getMetadata().getName());
    assertThat(binding.getSubjects().get(0).getName()).isEqualTo(pod.getServiceAccountName());
    assertThat(Manifests.one(V1ServiceAccount.class, pod.getServiceAccountName())).isNotNull();
    assertThat(pod.getAutomountServiceAccountToken()).isTrue();
  }

  @Test
  void thePortsAreTheHubs() {
    assertThat(ports)
        .isEqualTo(
            Map.of(
                "http", HUB.getInt("legalhub.http.port"),
                "realtime", HUB.getInt("legalhub.edge.listen.port"),
                "management", HUB.getInt("pekko.management.http.port"),
                "artery", Integer.parseInt(settings.get("LEGALHUB_NODE_PORT"))));
    for (var service : Manifests.all(V1Service.class)) {
      for (var port : service.getSpec().getPorts()) {
        assertThat(port.getTargetPort().getStrValue()).isEqualTo(port.getName());
        assertThat(port.getPort()).isEqualTo(ports.get(port.getName()));
      }
    }
  }

  @Test
  void theIngressTellsPagesAndSocketApart() {
    var paths =
        Manifests.one(V1Ingress.class, "legalhub").getSpec().getRules().get(0).getHttp().getPaths();
    var backends =
        paths.stream()
            .collect(
                Collectors.toMap(
                    path -> path.getPath(),
                    path -> path.getBackend().getService().getPort().getName()));
    assertThat(backends)
        .isEqualTo(Map.of(HUB.getString("legalhub.edge.listen.path"), "realtime", "/", "http"));
    assertThat(settings)
        .containsEntry("LEGALHUB_REALTIME_URLS", "")
        .containsEntry("LEGALHUB_BEHIND_HTTPS", "on");
  }

  @Test
  void theProbesAskWhatTheHubAnswers() {
    var probes =
        Stream.of(
                container.getStartupProbe(),
                container.getLivenessProbe(),
                container.getReadinessProbe())
            .map(probe -> probe.getHttpGet())
            .toList();
    assertThat(probes.stream().map(V1HTTPGetAction::getPath))
        .containsExactly("/health/startup", "/health/live", "/health/ready")
        .allMatch(Project.healthPaths()::contains);
    assertThat(probes).allMatch(probe -> "http".equals(probe.getPort().getStrValue()));
  }

  @Test
  void onlyHubsReachThePortsBetweenHubs() {
    var rules = policy().getSpec().getIngress();
    assertThat(rules).allMatch(rule -> rule.getFrom() != null && !rule.getFrom().isEmpty());
    var inner =
        rules.stream()
            .filter(rule -> named(rule).contains("artery") || named(rule).contains("management"))
            .toList();
    // The other rule lets the monitoring read what the management port tells, and nothing else.
    assertThat(inner).hasSize(2);
    assertThat(inner).allMatch(rule -> rule.getFrom().size() == 1);
    assertThat(named(inner.get(0))).containsExactlyInAnyOrder("artery", "management");
    assertThat(inner.get(0).getFrom().get(0).getNamespaceSelector()).isNull();
    assertThat(inner.get(0).getFrom().get(0).getPodSelector().getMatchLabels()).isEqualTo(labels);
    assertThat(named(inner.get(1))).containsExactly("management");
    assertThat(inner.get(1).getFrom().get(0).getNamespaceSelector().getMatchLabels())
        .containsEntry("kubernetes.io/metadata.name", "monitoring");
    var nobody = Manifests.one(V1NetworkPolicy.class, "nobody-by-default").getSpec();
    assertThat(nobody.getIngress()).isNullOrEmpty();
    assertThat(nobody.getPodSelector().getMatchLabels()).isNullOrEmpty();
  }

  private static Set<String> named(V1NetworkPolicyIngressRule rule) {
    return rule.getPorts().stream()
        .map(port -> port.getPort().getStrValue())
        .collect(Collectors.toSet());
  }

  private static V1NetworkPolicy policy() {
    return Manifests.one(V1NetworkPolicy.class, "legalhub");
  }

  @Test
  void oneHubLeavesAtATimeAndHasTheTimeForIt() {
    var update = hub.getSpec().getStrategy().getRollingUpdate();
    assertThat(update.getMaxUnavailable().getIntValue()).isEqualTo(1);
    assertThat(update.getMaxSurge().getIntValue()).isZero();
    assertThat(
            Manifests.one(V1PodDisruptionBudget.class, "legalhub")
                .getSpec()
                .getMaxUnavailable()
                .getIntValue())
        .isEqualTo(1);
    int pause =
        Integer.parseInt(container.getLifecycle().getPreStop().getExec().getCommand().get(1));
    long stop = pause + Project.stopSeconds();
    assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThanOrEqualTo(stop);
  }

  @Test
  void noPodIsRootOrWritesBesidesItsVolumes() {
    var user = Long.parseLong(ImageTest.user());
    var schema = Manifests.one(V1Job.class, "legalhub-schema").getSpec().getTemplate().getSpec();
    for (var spec : List.of(pod, schema)) {
      assertThat(spec.getSecurityContext().getRunAsNonRoot()).isTrue();
      assertThat(spec.getSecurityContext().getRunAsUser()).isEqualTo(user);
      assertThat(spec.getSecurityContext().getSeccompProfile().getType())
          .isEqualTo("RuntimeDefault");
      var rights = spec.getContainers().get(0).getSecurityContext();
      assertThat(rights.getReadOnlyRootFilesystem()).isTrue();
      assertThat(rights.getAllowPrivilegeEscalation()).isFalse();
      assertThat(rights.getCapabilities().getDrop()).containsExactly("ALL");
      var volumes =
          spec.getVolumes().stream().map(volume -> volume.getName()).collect(Collectors.toSet());
      var mounted =
          spec.getContainers().get(0).getVolumeMounts().stream()
              .map(mount -> mount.getName())
              .collect(Collectors.toSet());
      assertThat(mounted).isEqualTo(volumes);
    }
    assertThat(schema.getAutomountServiceAccountToken()).isFalse();
  }
}
