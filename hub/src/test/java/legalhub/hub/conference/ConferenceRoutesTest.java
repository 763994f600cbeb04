package legalhub.hub.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import legalhub.actors.conference.Conference;
import legalhub.actors.conference.Invitation;
import legalhub.actors.conference.InvitationId;
import legalhub.actors.conference.MemberId;
import legalhub.actors.conference.MemberRole;
import legalhub.actors.consultation.ConsultationId;
import legalhub.actors.entity.Caller;
import legalhub.actors.entity.Caller.Role;
import legalhub.actors.entity.EntityAddress;
import legalhub.actors.entity.EntityKind;
import legalhub.actors.entity.Reply;
import legalhub.actors.lawyer.LawyerId;
import legalhub.actors.privacy.Sealed;
import legalhub.actors.privacy.Sealer;
import legalhub.actors.session.ResidentId;
import legalhub.hub.http.ClientAddress;
import legalhub.hub.http.Digest;
import legalhub.hub.http.Origins;
import legalhub.hub.login.LinkSender;
import legalhub.hub.login.TestSite;
import legalhub.hub.login.TestSite.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A guest's way into a conference, over HTTP, against the real entity. */
class ConferenceRoutesTest {
  private static final String SECRET = "c2VjcmV0LXNlY3JldC1zZWNyZXQ";
  private static final String KEY = "Z3Vlc3Qta2V5LWd1ZXN0LWtleQ";
  private static final String OTHER_KEY = "b3RoZXIta2V5LW90aGVyLWtleQ";
  private static final EntityAddress CONFERENCE =
      new EntityAddress(EntityKind.CONFERENCE, "conf-k");
  private static final Caller HOST = new Caller(Role.LAWYER, "shen");
  private static final Caller RESIDENT = new Caller(Role.RESIDENT, "resident");
  private static final InvitationId INVITATION = new InvitationId("i-1");

  @TempDir Path folder;
  private TestSite site;
  private final List<LinkSender.Link> links = new ArrayList<>();

  private static final Sealer PLAIN =
      new Sealer() {
        @Override
        public CompletionStage<Sealed> seal(String subject, String purpose, String clear) {
          return CompletableFuture.completedFuture(
              new Sealed(subject, clear.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public CompletionStage<Optional<String>> open(Sealed sealed, String purpose) {
          throw new UnsupportedOperationException();
        }
      };

  @BeforeEach
  void start() throws IOException {
    site =
        new TestSite(
            folder,
            "",
            null,
            test ->
                List.of(
                    new ConferenceRoutes(
                        new ConferenceRoutes.Services(
                            test.asker,
                            test.tokens,
                            PLAIN,
                            (phone, link) -> {
                              links.add(link);
                              return CompletableFuture.completedFuture(null);
                            },
                            new Origins(test.http())),
                        new ClientAddress(test.http().proxies()),
                        test.clock)));
    var opening =
        new Conference.Opening(
            new ConsultationId("k"),
            new LawyerId("shen"),
            new ResidentId("resident"),
            Optional.empty(),
            Optional.empty());
    ask(Caller.hub("consultation"), new Conference.Open(opening, false));
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private void ask(Caller by, Conference.Command command) {
    var reply = site.asker.ask(CONFERENCE, by, command).toCompletableFuture().join();
    assertThat(reply).isInstanceOf(Reply.Done.class);
  }

  private void invites(Caller by) {
    var way = new Invitation.Way(Invitation.Kind.LINK, Digest.hex(SECRET));
    ask(by, new Conference.Invite(INVITATION, MemberRole.FAMILY, Sealed.none("resident"), way));
  }

  private Answer knock(String secret, String key) {
    return site.post(
        "/api/conferences/conf-k/knock", Map.of("secret", secret, "guestKey", key, "name", "王"));
  }

  private static String code(Answer answer) {
    return answer.json().path("code").asText();
  }

  @Test
  void aGuestGetsATokenForThisOneConferenceAndTheSameOneAfterAReload() {
    invites(RESIDENT);
    var first = knock(SECRET, KEY);
    var again = knock(SECRET, KEY);
    assertThat(first.json().path("memberId").asText()).isEqualTo("m3");
    assertThat(again.json().path("personId")).isEqualTo(first.json().path("personId"));
    assertThat(again.json().path("memberId").asText()).isEqualTo("m3");
    var caller = site.tokens.callerOf(first.json().path("accessToken").asText()).orElseThrow();
    assertThat(caller).isEqualTo(new Caller(Role.GUEST, first.json().path("personId").asText()));
    assertThat(caller.id()).doesNotContain(KEY);
  }

  @Test
  void aLinkIsSpentByWhoIsLetIn() {
    invites(RESIDENT);
    knock(SECRET, KEY);
    ask(HOST, new Conference.Admit(new MemberId("m3"), true));
    assertThat(code(knock(SECRET, OTHER_KEY))).isEqualTo("INVITATION_SPENT");
    assertThat(knock(SECRET, KEY).status()).isEqualTo(200);
  }

  @Test
  void whatTheResidentHasntAgreedToIsTriedAgain() {
    invites(HOST);
    assertThat(code(knock(SECRET, KEY))).isEqualTo("NOT_AGREED");
    ask(RESIDENT, new Conference.AnswerInvitation(INVITATION, true));
    assertThat(knock(SECRET, KEY).status()).isEqualTo(200);
  }

  @Test
  void everyOtherReasonHasItsCode() {
    assertThat(code(knock(SECRET, KEY))).isEqualTo("INVITATION_UNKNOWN");
    invites(RESIDENT);
    assertThat(code(knock(OTHER_KEY, KEY))).isEqualTo("INVITATION_UNKNOWN");
    ask(HOST, new Conference.Lock(true));
    assertThat(code(knock(SECRET, KEY))).isEqualTo("CONFERENCE_LOCKED");
    ask(HOST, new Conference.Lock(false));
    ask(HOST, new Conference.WithdrawInvitation(INVITATION));
    assertThat(code(knock(SECRET, KEY))).isEqualTo("INVITATION_WITHDRAWN");
    ask(Caller.hub("consultation"), new Conference.Close("RESOLVED"));
    assertThat(code(knock(SECRET, KEY))).isEqualTo("CONFERENCE_ENDED");
  }

  @Test
  void whoWasRemovedIsntLetInAgain() {
    invites(RESIDENT);
    knock(SECRET, KEY);
    ask(HOST, new Conference.Admit(new MemberId("m3"), true));
    ask(HOST, new Conference.Remove(new MemberId("m3")));
    assertThat(knock(SECRET, KEY).status()).isEqualTo(409);
  }

  @Test
  void badInputIsRefusedByAStableCode() {
    assertThat(code(knock("short", KEY))).isEqualTo("INVALID");
    assertThat(code(knock(SECRET, "no key, with blanks"))).isEqualTo("INVALID");
    var nowhere =
        site.post(
            "/api/conferences/k/knock", Map.of("secret", SECRET, "guestKey", KEY, "name", "王"));
    assertThat(code(nowhere)).isEqualTo("INVALID");
  }

  private Answer sms(Caller by, String secret) {
    return site.post(
        "/api/conferences/conf-k/invitations/i-1/sms",
        Map.of("phone", "13800000001", "secret", secret),
        "Authorization",
        "Bearer " + site.tokenOf(by.role(), by.id()));
  }

  @Test
  void aLinkGoesToAPhoneFromWhoInvitesAndNobodyElse() {
    invites(RESIDENT);
    assertThat(sms(RESIDENT, SECRET).status()).isEqualTo(202);
    assertThat(links).hasSize(1);
    assertThat(links.get(0).url()).endsWith("/room/#c=conf-k&k=" + SECRET);
    assertThat(links.get(0).toString()).doesNotContain(SECRET);
    assertThat(code(sms(new Caller(Role.RESIDENT, "stranger"), SECRET)))
        .isEqualTo("INVITATION_UNKNOWN");
    assertThat(code(sms(RESIDENT, OTHER_KEY))).isEqualTo("INVITATION_UNKNOWN");
    assertThat(links).hasSize(1);
  }
}
