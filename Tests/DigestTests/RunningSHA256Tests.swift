// The laws of `RunningSHA256`.

import Digest
import Testing

@Suite struct RunningSHA256Tests {
    @Test func piecesGiveTheDigestOfTheWhole() {
        let bytes = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
        for cut in [0, 1, 63, 64, 65, 999, 1_000] {
            var running = RunningSHA256()
            running.update(bytes[..<cut])
            running.update(bytes[cut...])
            #expect(running.finish() == SHA256.digest(bytes))
        }
    }

    @Test func nothingHasADigestToo() {
        #expect(RunningSHA256().finish() == SHA256.digest([]))
    }
}
