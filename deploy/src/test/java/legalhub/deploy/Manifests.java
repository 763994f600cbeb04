package legalhub.deploy;

import com.google.gson.JsonElement;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Role;
import io.kubernetes.client.openapi.models.V1RoleBinding;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The Kubernetes manifests as the objects that the API would make of them. */
final class Manifests {
  static final Path FOLDER = Project.DEPLOY.resolve("kubernetes");
  static final String EXAMPLE = "secrets.example.yaml";

  private static final Map<String, Class<? extends KubernetesObject>> KINDS =
      Map.ofEntries(
          Map.entry("v1/Namespace", V1Namespace.class),
          Map.entry("v1/ServiceAccount", V1ServiceAccount.class),
          Map.entry("v1/ConfigMap", V1ConfigMap.class),
          Map.entry("v1/Secret", V1Secret.class),
          Map.entry("v1/Service", V1Service.class),
          Map.entry("v1/PersistentVolumeClaim", V1PersistentVolumeClaim.class),
          Map.entry("rbac.authorization.k8s.io/v1/Role", V1Role.class),
          Map.entry("rbac.authorization.k8s.io/v1/RoleBinding", V1RoleBinding.class),
          Map.entry("apps/v1/Deployment", V1Deployment.class),
          Map.entry("batch/v1/Job", V1Job.class),
          Map.entry("policy/v1/PodDisruptionBudget", V1PodDisruptionBudget.class),
          Map.entry("networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy.class),
          Map.entry("networking.k8s.io/v1/Ingress", V1Ingress.class));

  private Manifests() {}

  static List<Path> files() {
    return Project.files(FOLDER).stream()
        .filter(file -> file.toString().endsWith(".yaml"))
        .filter(file -> !file.endsWith("kustomization.yaml"))
        .toList();
  }

  /** Everything of that kind, the example's secrets included. */
  static <T extends KubernetesObject> List<T> all(Class<T> kind) {
    return files().stream()
        .flatMap(file -> Project.yaml(file).stream())
        .map(Manifests::read)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  static <T extends KubernetesObject> T one(Class<T> kind, String name) {
    return all(kind).stream()
        .filter(object -> object.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no %s %s".formatted(kind, name)));
  }

  /** Throws where a field is unknown, missing or of another type. */
  static KubernetesObject read(Object document) {
    JsonElement json = JSON.getGson().toJsonTree(document);
    var head = json.getAsJsonObject();
    var kind = head.get("apiVersion").getAsString() + "/" + head.get("kind").getAsString();
    var type = KINDS.get(kind);
    if (type == null) {
      throw new IllegalArgumentException("no class is known for " + kind);
    }
    try {
      type.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
    } catch (InvocationTargetException refused) {
      throw new IllegalArgumentException(refused.getCause().getMessage(), refused.getCause());
    } catch (ReflectiveOperationException odd) {
      throw new AssertionError(odd);
    }
    return JSON.getGson().fromJson(json, type);
  }
}
