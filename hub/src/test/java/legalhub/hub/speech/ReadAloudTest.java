package legalhub.hub.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadAloudTest {
  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # shown | written down                                        | read
          3507    | 3507                                                | true
          3507    | 3 5 0 7                                             | true
          3507    | ３５０７                                            | true
          3507    | 数字是3507。我这周一直在家。                        | true
          3507    | 三五零七                                            | true
          3507    | 三五〇七                                            | true
          3507    | 三、五、零、七，我是李明                            | true
          1212    | 幺二幺两                                            | true
          4689    | 四六八九                                            | true
          4689    | 肆六八九                                            | false
          3507    | three five zero seven                               | true
          3507    | Three, FIVE, oh; seven.                             | true
          1246    | one-two-four-six                                    | true
          1246    | One two 四 6                                        | true
          8935    | My digits: eight nine three five, good morning      | true
          # A few words may be in between, and not more.
          3507    | 三，然后是五，零，最后是七                          | true
          3507    | 三，接下来是五，零，七                              | false
          3507    | three and then five zero and that's seven           | true
          3507    | three which is then followed by five zero seven     | false
          1023    | 一千零二十三                                        | true
          # Another digit in between isn't them.
          3507    | 三五一零七                                          | false
          3507    | 3517 350 7                                          | true
          3507    | 0123456789 0123456789 0123456789 0123456789         | false
          3507    | 3570                                                | false
          3507    | 7053                                                | false
          3507    | 三五零                                              | false
          3507    | 三 五 哦不 三五零七                                 | true
          1111    | 一一一                                              | false
          1111    | 一一一一                                            | true
          # Words that only begin like one.
          1246    | onetwo four six                                     | false
          1246    | lone two four six                                   | false
          3507    | 我这周一直在家，没有离开本市。                      | false
          3507    | ''                                                  | false
          """)
  void theDigitsAreReadWhereTheyFollowEachOther(String shown, String text, boolean read) {
    assertThat(ReadAloud.has(shown, text)).isEqualTo(read);
  }
}
