package legalhub.actors.supervision;

/** Why somebody is supervised: the law knows four groups (Community Corrections Law, article 2). */
public enum Ground {
  /** 管制. */
  PUBLIC_SURVEILLANCE,
  /** 缓刑. */
  SUSPENDED_SENTENCE,
  /** 假释. */
  PAROLE,
  /** 暂予监外执行. */
  TEMPORARY_SERVICE_OUTSIDE
}
