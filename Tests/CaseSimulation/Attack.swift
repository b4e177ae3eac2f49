// Lines of a client that means harm, or of a later version: gaps in numbers, forged bases and
// positions, foreign scopes, guessed names, giant values, things nobody knows.

import CanonicalJSON
import CaseModel
import Dice

/// Makes hostile conversations.
enum Attack {
    static func lines(
        user: String, next: Int64, _ world: World, _ dice: inout Dice
    ) -> [String] {
        let hello = #"{"t":"hello","id":1,"proto":[1,2],"app":"x","caps":["verify","hist","blob"]}"#
        let auth = #"{"t":"auth","id":2,"user":"\#(user)","rcpt":0,"token":"x"}"#
        let scope = world.oracle.states.keys.sorted().randomElement(using: &dice)?.text ?? "c_1"
        return [hello, auth]
            + (0..<Int.random(in: 1...5, using: &dice)).map { index in
                line(scope, next + Int64(index), world.word(), &dice)
            }
    }

    private static func line(
        _ scope: String, _ number: Int64, _ word: String, _ dice: inout Dice
    ) -> String {
        let giant = String(repeating: "ż", count: 30_000)
        let far = Int64.random(in: 1...4_000_000_000, using: &dice)
        let steps = [
            #"{"o":"set","r":"case","p":"title","v":"\#(word)","b":\#(far),"bv":"zgadnięte"}"#,
            #"{"o":"set","r":"offer/o","p":"price","v":{"net":1},"b":0,"bv":null}"#,
            #"{"o":"set","r":"note","p":"expectations","v":"\#(giant)","b":0,"bv":null}"#,
            #"{"o":"res","r":"f4t","p":"place","seen":["m-0-1-ed"],"v":"\#(word)","reason":null}"#,
            #"{"o":"nowe","r":"case","p":"title","v":1}"#,
            #"{"o":"new","r":"person/xx","f":{"login":"xx"}}"#,
            #"{"o":"new","r":"przyszły/1","f":{"name":"x"}}"#,
            #"{"o":"del","r":"assignment/a1","b":\#(far)}"#,
            #"{"o":"cmd","cmd":"case.close","r":null,"args":{}}"#,
            #"{"o":"new","r":"participant/\#(word)","f":{"no":"\#(word)","last_name":"\#(word)"}}"#,
        ]
        let step = dice.pick(steps)
        let mutation =
            #"{"mid":"hostile-\#(word)","scope":"\#(scope)","at":"2026-02-20T09:00:00Z","#
            + #""ops":[\#(step)]}"#
        switch Int.random(in: 0..<10, using: &dice) {
        case 0: return #"{"t":"sub","cur":\#(far),"credit":1}"#
        case 1: return #"{"t":"sub","cur":0,"boot":{"after":"","seq":\#(far)}}"#
        case 2: return #"{"t":"get","scope":"\#(scope)"}"#
        case 3: return #"{"t":"hist","scope":"\#(scope)"}"#
        case 4: return #"{"t":"mut","n":\#(number + 7),"m":\#(mutation)}"#
        case 5: return #"{"t":"blob.at","h":"\#(String(repeating: "a", count: 64))","size":5}"#
        case 6: return String(repeating: "[", count: 200)
        default: return #"{"t":"mut","n":\#(number),"m":\#(mutation)}"#
        }
    }
}
