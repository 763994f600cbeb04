package legalhub.simulator.client;

import com.google.protobuf.InvalidProtocolBufferException;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import legalhub.wire.v1.Answer;
import legalhub.wire.v1.ClientFrame;
import legalhub.wire.v1.Command;
import legalhub.wire.v1.Done;
import legalhub.wire.v1.Refused;
import legalhub.wire.v1.ServerFrame;

/** The hub's end of one socket. */
public final class FakeSeat extends SimpleChannelInboundHandler<WebSocketFrame> {
  private static final long PATIENCE_SECONDS = 10;
  private static final int UNDER_WAY_MAX = 3;

  private final FakeHub hub;
  private final BlockingQueue<FakeSeat> newcomers;
  private final BlockingQueue<ClientFrame> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private ChannelHandlerContext context;

  FakeSeat(FakeHub hub, BlockingQueue<FakeSeat> newcomers) {
    this.hub = hub;
    this.newcomers = newcomers;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext from, WebSocketFrame frame)
      throws InvalidProtocolBufferException {
    if (frame instanceof CloseWebSocketFrame close) {
      closed.complete(close.statusCode());
      var unused = from.close();
      return;
    }
    var read = ClientFrame.parseFrom(frame.content().nioBuffer());
    frames.add(read);
    if (read.hasHello() && hub.mayEnter(this)) {
      send(ServerFrame.newBuilder().setWelcome(hub.welcome));
      newcomers.add(this);
    }
    hub.ear.accept(this, read);
  }

  /** The client's address. */
  String from() {
    return FakeHub.addressOf(context);
  }

  @Override
  public void channelInactive(ChannelHandlerContext from) {
    closed.complete(-1);
  }

  public void send(ServerFrame.Builder frame) {
    var bytes = Unpooled.wrappedBuffer(frame.build().toByteArray());
    var unused = context.writeAndFlush(new BinaryWebSocketFrame(bytes));
  }

  public void done(Command command) {
    answer(Answer.newBuilder().setCommandId(command.getId()).setDone(Done.getDefaultInstance()));
  }

  public void refuse(Command command, String code, boolean retryable) {
    var refused = Refused.newBuilder().setCode(code).setRetryable(retryable);
    answer(Answer.newBuilder().setCommandId(command.getId()).setRefused(refused));
  }

  private void answer(Answer.Builder answer) {
    send(ServerFrame.newBuilder().setAnswer(answer));
  }

  public void close(int code) {
    var unused = context.writeAndFlush(new CloseWebSocketFrame(code, ""));
  }

  public void cut() {
    var unused = context.close();
  }

  /** On the hub's event loop. */
  public void onClosed(Runnable call) {
    Futures.whenDone(closed, (code, failure) -> call.run());
  }

  /** The code with which the client closed, -1 when it went without a word. */
  public int awaitClosed() {
    return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** The next frame of this kind; others before it are passed over. */
  public ClientFrame next(ClientFrame.FrameCase kind) {
    try {
      while (true) {
        var frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (frame == null) {
          throw new AssertionError("no " + kind + " came");
        }
        if (frame.getFrameCase() == kind) {
          return frame;
        }
      }
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  /** After what was under way nothing comes any more, and the socket is open. */
  boolean fallsSilent(long forMillis) {
    frames.clear();
    try {
      int came = 0;
      while (frames.poll(forMillis, TimeUnit.MILLISECONDS) != null && came < UNDER_WAY_MAX) {
        came++;
      }
      return came < UNDER_WAY_MAX && !closed.isDone();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  public Command nextCommand() {
    return next(ClientFrame.FrameCase.COMMAND).getCommand();
  }

  public Optional<Command> nextCommandWithin(long millis) {
    try {
      return Optional.ofNullable(frames.poll(millis, TimeUnit.MILLISECONDS))
          .filter(ClientFrame::hasCommand)
          .map(ClientFrame::getCommand);
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }
}
