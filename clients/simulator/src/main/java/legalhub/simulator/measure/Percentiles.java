package legalhub.simulator.measure;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Of spans in milliseconds, by nearest rank; {@code null} where nothing was measured. */
public record Percentiles(
    @JsonProperty("p50") Double p50,
    @JsonProperty("p99") Double p99,
    @JsonProperty("max") Double max,
    @JsonProperty("count") int count) {}
