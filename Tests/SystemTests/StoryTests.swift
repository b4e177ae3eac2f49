// The stories, played by the built programs from a shell, as a newcomer would see them.

import Foundation
import Testing

@Suite(.serialized)
struct StoryTests {
    @Test func theDemonstrationPlaysBothStoriesWithTheirFigures() async throws {
        let ended = try await Program.script("demo", [])
        #expect(ended.code == 0, "\(ended.output.suffix(2_000)) \(ended.errors.suffix(2_000))")
        #expect(ended.output.contains("Zgadza się wszystko"))
    }

    /// Commands and the server are killed with SIGKILL at random moments; each command that was cut
    /// off is repeated under its name, and the stories end with the same figures.
    @Test func killsLoseNothingAndDoubleNothing() async throws {
        let given = ProcessInfo.processInfo.environment["TECZKA_SEED"].flatMap { Int($0) }
        let seed = given ?? Int.random(in: 1...32_000)
        print("seed \(seed)")
        let ended = try await Program.script("demo", ["--chaos", "\(seed)"])
        #expect(
            ended.code == 0,
            "seed \(seed): \(ended.output.suffix(2_000)) \(ended.errors.suffix(2_000))")
    }
}
