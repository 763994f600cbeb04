package legalhub.edge.codec;

import java.time.Duration;
import legalhub.actors.entity.Refusal;
import legalhub.wire.v1.Answer;
import legalhub.wire.v1.Done;
import legalhub.wire.v1.JoinedCall;
import legalhub.wire.v1.JoinedConference;
import legalhub.wire.v1.Refused;
import legalhub.wire.v1.ServerFrame;
import legalhub.wire.v1.SubscriptionEnded;

/** The one answer to a command, and the end of a subscription. */
public final class AnswerCodec {
  private AnswerCodec() {}

  public static ServerFrame done(String commandId) {
    return answer(Answer.newBuilder().setCommandId(commandId).setDone(Done.getDefaultInstance()));
  }

  public static ServerFrame joined(String commandId, JoinedCall joined) {
    return answer(
        Answer.newBuilder()
            .setCommandId(commandId)
            .setDone(Done.newBuilder().setJoinedCall(joined)));
  }

  public static ServerFrame joined(String commandId, JoinedConference joined) {
    return answer(
        Answer.newBuilder()
            .setCommandId(commandId)
            .setDone(Done.newBuilder().setJoinedConference(joined)));
  }

  public static ServerFrame refused(String commandId, Refusal why) {
    return answer(
        Answer.newBuilder()
            .setCommandId(commandId)
            .setRefused(
                Refused.newBuilder()
                    .setCode(why.name())
                    .setRetryable(why.retryable())
                    .setRetryAfterMillis(Math.toIntExact(retryAfter(why).toMillis()))));
  }

  public static ServerFrame ended(int subscription, Refusal why) {
    return ServerFrame.newBuilder()
        .setSubscriptionEnded(
            SubscriptionEnded.newBuilder()
                .setSubscription(subscription)
                .setCode(why.name())
                .setRetryable(why.retryable()))
        .build();
  }

  /** Long enough for the cause to pass, short enough for a person who waits. */
  private static Duration retryAfter(Refusal why) {
    return switch (why) {
      case BUSY, STORE_UNAVAILABLE, OUTCOME_UNKNOWN -> Duration.ofSeconds(1);
      case NODE_ISOLATED -> Duration.ofSeconds(2);
      case QUEUE_FULL -> Duration.ofSeconds(10);
      default -> Duration.ZERO;
    };
  }

  private static ServerFrame answer(Answer.Builder answer) {
    return ServerFrame.newBuilder().setAnswer(answer).build();
  }
}
