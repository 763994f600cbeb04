package legalhub.actors.supervision;

/** 分类管理: how closely somebody is supervised (Community Corrections Law, article 24). */
public enum SupervisionClass {
  STRICT,
  STANDARD,
  RELAXED
}
