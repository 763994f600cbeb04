package legalhub.edge.server;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import legalhub.edge.codec.WireCommands;
import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.ClientFrame.FrameCase;

/** Frames that nobody meant: of every type, with any values, cut short, flipped, or plain noise. */
final class FuzzFrames {
  private static final int NOISE_MAX = 200;
  private static final int IDS = 80;
  private static final long[] NUMBERS = {
    0, 1, 2, 7, 33, 120_001, -1, Integer.MAX_VALUE, Long.MIN_VALUE
  };
  private static final String[] TEXTS = {
    "", "k-1", "t-1", "family", "pool-1", "offer", "a|b", "😀", "\u0000", "e", "LABOUR"
  };

  private final Random random;
  private final Set<FrameCase> tried = EnumSet.noneOf(FrameCase.class);

  FuzzFrames(long seed) {
    this.random = new Random(seed);
  }

  int nextInt(int bound) {
    return random.nextInt(bound);
  }

  /** The types of frame that were made so far. */
  Set<FrameCase> tried() {
    return tried;
  }

  byte[] next() {
    return switch (random.nextInt(8)) {
      case 0 -> noise();
      case 1 -> cut(message().toByteArray());
      case 2 -> flipped(message().toByteArray());
      case 3 -> command();
      default -> message().toByteArray();
    };
  }

  byte[] noise() {
    var noise = new byte[random.nextInt(NOISE_MAX)];
    random.nextBytes(noise);
    return noise;
  }

  private byte[] cut(byte[] bytes) {
    return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
  }

  private byte[] flipped(byte[] bytes) {
    if (bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  /** A good command, so that some sockets live long enough to pile something up. */
  private byte[] command() {
    var all = WireCommands.all().values().stream().toList();
    var command = all.get(random.nextInt(all.size())).toBuilder().setId("c" + random.nextInt(IDS));
    return ClientFrame.newBuilder().setCommand(command).build().toByteArray();
  }

  private ClientFrame message() {
    try {
      var frame = ClientFrame.parseFrom(message(ClientFrame.getDescriptor()).toByteArray());
      tried.add(frame.getFrameCase());
      return frame;
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private DynamicMessage message(Descriptor type) {
    var message = DynamicMessage.newBuilder(type);
    for (var choice : type.getRealOneofs()) {
      var field = choice.getField(random.nextInt(choice.getFieldCount()));
      message.setField(field, value(field));
    }
    type.getFields().stream()
        .filter(field -> field.getRealContainingOneof() == null && random.nextInt(4) > 0)
        .forEach(field -> fill(message, field));
    if (random.nextInt(10) == 0) {
      message.setUnknownFields(unknown());
    }
    return message.build();
  }

  private void fill(DynamicMessage.Builder message, FieldDescriptor field) {
    if (!field.isRepeated()) {
      message.setField(field, value(field));
      return;
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      message.addRepeatedField(field, value(field));
    }
  }

  private UnknownFieldSet unknown() {
    var field =
        UnknownFieldSet.Field.newBuilder().addLengthDelimited(ByteString.copyFrom(noise())).build();
    return UnknownFieldSet.newBuilder().addField(900 + random.nextInt(99), field).build();
  }

  private Object value(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case INT -> (int) number();
      case LONG -> number();
      case BOOLEAN -> random.nextBoolean();
      case STRING -> text();
      case ENUM -> field.getEnumType().findValueByNumberCreatingIfUnknown(random.nextInt(9));
      case MESSAGE -> message(field.getMessageType());
      case BYTE_STRING -> ByteString.copyFrom(noise());
      case FLOAT, DOUBLE -> throw new AssertionError("the protocol has none");
    };
  }

  private long number() {
    return NUMBERS[random.nextInt(NUMBERS.length)];
  }

  private String text() {
    return random.nextInt(12) == 0
        ? "长".repeat(random.nextInt(6_000))
        : TEXTS[random.nextInt(TEXTS.length)];
  }
}
