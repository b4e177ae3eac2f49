// Runs seeds of the simulation and tells which fail, with the fewest steps that show it.

import CaseSimulation
import Foundation

/// Says something at once, also into a file.
func say(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }

var count: UInt64 = 100
var first: UInt64?
var stepCount = 140
var arguments = Array(CommandLine.arguments.dropFirst())
while let name = arguments.first {
    guard arguments.count > 1, let value = UInt64(arguments[1]) else {
        FileHandle.standardError.write(
            Data("usage: simulate [--seeds N] [--seed S] [--steps K]\n".utf8))
        exit(64)
    }
    switch name {
    case "--seeds": count = value
    case "--seed": first = value
    case "--steps": stepCount = Int(value)
    default: exit(64)
    }
    arguments.removeFirst(2)
}

let start = first ?? UInt64.random(in: 0..<1_000_000_000)
if first != nil, !CommandLine.arguments.contains("--seeds") { count = 1 }
let simulation = Simulation(stepCount: stepCount)
var failed: [UInt64] = []
/// How many seeds pass between two signs of life.
let stride: UInt64 = 500
for seed in start..<(start + count) {
    if seed > start, (seed - start) % stride == 0 { say("… \(seed - start) of \(count)") }
    let verdict = simulation.run(seed)
    guard let failure = verdict.failure else { continue }
    failed.append(seed)
    say("seed \(seed): \(failure)")
    say("  steps: \(verdict.steps.map(\.description).joined(separator: " "))")
}
say("\(count - UInt64(failed.count)) passed, \(failed.count) failed (seeds \(start) and on)")
exit(failed.isEmpty ? 0 : 1)
