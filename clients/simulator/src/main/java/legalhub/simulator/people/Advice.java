package legalhub.simulator.people;

import java.util.List;
import legalhub.wire.v1.CompleteRecord;

/** What a lawyer writes down after a talk. */
public record Advice(
    String category, String facts, String request, String advice, List<String> citedArticles) {

  /** A short record about a category. */
  public static Advice of(String category, String advice) {
    return new Advice(category, "经询问，借条属实。", "要求对方还款。", advice, List.of("民法典 第675条", "民法典 第676条"));
  }

  CompleteRecord.Builder toWire(String consultationId) {
    return CompleteRecord.newBuilder()
        .setConsultationId(consultationId)
        .setCategory(category)
        .setFacts(facts)
        .setRequest(request)
        .setAdvice(advice)
        .addAllCitedArticles(citedArticles);
  }
}
