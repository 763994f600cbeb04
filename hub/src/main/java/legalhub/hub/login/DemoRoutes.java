package legalhub.hub.login;

import legalhub.hub.http.ApiDirectives;
import legalhub.hub.http.Json;
import legalhub.hub.http.Problem;
import legalhub.hub.http.ProblemException;
import legalhub.hub.http.Site;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;

/** The demo's inbox, for people and for tests. Not there outside the demo. */
final class DemoRoutes extends ApiDirectives implements Site.Part {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="zh-CN">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <meta http-equiv="refresh" content="3"><title>短信收件箱 · Inbox (demo)</title></head>
      <body><h1>短信收件箱 · Inbox (demo)</h1>
      <p>演示模式：验证码显示在这里，不会真正发送。 In the demo, codes appear here instead of being sent.</p>
      <table><thead><tr><th>手机 Phone</th><th>验证码或链接 Code or link</th><th>时间 Sent (UTC)</th></tr></thead>
      <tbody>%s</tbody></table></body></html>
      """;
  private static final String ROW = "<tr><td>%s</td><td>%s</td><td>%s</td></tr>";

  private record CodeAnswer(String code, String link) {}

  private final DemoInbox inbox;

  DemoRoutes(DemoInbox inbox) {
    this.inbox = inbox;
  }

  /** {@code GET /api/demo/inbox?phone=…}. */
  @Override
  public Route route() {
    return pathPrefix(
        "demo", () -> path("inbox", () -> get(() -> parameter("phone", phone -> newest(phone)))));
  }

  /** {@code GET /demo/inbox}. */
  Route page() {
    return pathPrefix("demo", () -> path("inbox", () -> get(() -> complete(html()))));
  }

  private Route newest(String phone) {
    var sms =
        Phone.parse(phone)
            .flatMap(inbox::newest)
            .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    return complete(Json.ok(new CodeAnswer(sms.code(), sms.link())));
  }

  private static String said(DemoInbox.Sms sms) {
    var link = sms.link().replace("&", "&amp;");
    return link.isEmpty() ? sms.code() : "<a href=\"%s\">%s</a>".formatted(link, link);
  }

  private HttpResponse html() {
    var rows = new StringBuilder();
    // Digits, a plus and a time, or an address of ours, whose & is all that has to be escaped.
    inbox.messages().forEach(sms -> rows.append(ROW.formatted(sms.phone(), said(sms), sms.at())));
    return HttpResponse.create()
        .withEntity(HttpEntities.create(ContentTypes.TEXT_HTML_UTF8, PAGE.formatted(rows)));
  }
}
