// The tail of a channel: puts plaintext into the mailbox of a ByteChannel, and asks the socket for
// more only while the mailbox has room.

internal import NIOCore

final class InboundHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer

    private let mailbox: Mailbox<[UInt8]>

    init(_ mailbox: Mailbox<[UInt8]>) {
        self.mailbox = mailbox
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        mailbox.finish()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = Array(unwrapInboundIn(data).readableBytesView)
        mailbox.append(bytes, weight: bytes.count)
    }

    func read(context: ChannelHandlerContext) {
        // A read held back here is made up for by the mailbox, which then asks the channel again.
        if !mailbox.pausesIfFull() { context.read() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed = event { mailbox.finish() }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        mailbox.finish(error as? TransportError ?? .truncated)
    }

    func channelInactive(context: ChannelHandlerContext) {
        mailbox.finish()
    }
}
