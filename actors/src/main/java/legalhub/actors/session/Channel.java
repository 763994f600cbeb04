package legalhub.actors.session;

/** Through what a person came, 服务载体. */
public enum Channel {
  PHONE_WEB,
  MINI_PROGRAM,
  KIOSK,
  VILLAGE_TERMINAL
}
