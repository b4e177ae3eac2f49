// What each kind of step does.

import CaseCache
import CaseClient
import CaseMerge
import CaseModel
import CaseStore
import CaseWire
import Dice
import Foundation

extension World {
    /// Carries one step out.
    func perform(_ step: Step) throws {
        var dice = Dice(seed: step.seed)
        let home = dice.pick(homes)
        try guarding(home) { try self.perform(step.kind, home, &dice) }
    }

    private func perform(_ kind: StepKind, _ home: SimulatedHome, _ dice: inout Dice) throws {
        switch kind {
        case .edit: try guarding(home) { try self.edit(home, &dice) }
        case .edits:
            for _ in 0..<Int.random(in: 3..<20, using: &dice) {
                try guarding(home) { try self.edit(home, &dice) }
            }
        case .attach: try guarding(home) { try self.attach(home, &dice) }
        case .connect: try guarding(home) { try self.connect(home) }
        case .deliver:
            try deliver(
                home, up: Int.random(in: 0..<3_000, using: &dice),
                down: Int.random(in: 0..<3_000, using: &dice))
        case .flush: try flush(home)
        case .cut: home.disconnect()
        case .killHome:
            home.kill(using: &dice)
            try check(home)
        case .killServer:
            server.kill(using: &dice)
            for other in homes { other.disconnect() }
            try followStore()
        case .faultHome: home.disk.inject(Self.fault(&dice))
        case .faultServer: server.disk.inject(Self.fault(&dice))
        case .backUp, .restore, .compact, .disable, .changeRole:
            try administer(kind, &dice)
        case .copyHome, .revertHome, .newHome: try copy(kind, home, &dice)
        case .setClocks:
            home.clockError = Int64.random(in: -300_000_000_000...300_000_000_000, using: &dice)
            server.now = Instant(
                milliseconds: server.now.milliseconds
                    + Int64.random(in: 0...2_000_000, using: &dice) * 1000)
        case .verify:
            if home.conversation == nil, !home.goal.isRenewal {
                home.goal = .verify
                try flush(home)
            }
        case .hostile: try attack(home, &dice)
        }
    }

    private static func fault(_ dice: inout Dice) -> DiskFault {
        let number = Int.random(in: 1...40, using: &dice)
        switch Int.random(in: 0..<4, using: &dice) {
        case 0: return .ioError(at: number)
        case 1: return .full(at: number, isLasting: Bool.random(using: &dice))
        default: return .powerCut(at: number)
        }
    }

    private func attach(_ home: SimulatedHome, _ dice: inout Dice) throws {
        guard let scope = try home.open().cases().randomElement(using: &dice) else { return }
        let size = Int.random(in: 1..<120_000, using: &dice)
        let bytes = (0..<size).map { _ in UInt8.random(in: 0...255, using: &dice) }
        try Attachments.add(bytes, to: scope, home, self, name: word())
    }

    // MARK: - The administrator

    private func administer(_ kind: StepKind, _ dice: inout Dice) throws {
        let user = dice.pick(Self.roles).0
        do {
            let store = try server.open()
            switch kind {
            case .backUp:
                let fence = server.fence
                backups.append((try server.backUp(), fence))
            case .restore:
                guard let backup = backups.randomElement(using: &dice) else { return }
                for home in homes { home.disconnect() }
                try server.restore(
                    backup.snapshot,
                    fence: dice.pick([.kept, .lost, .older(backup.fence)]))
                watch.wasRestored = true
            case .compact:
                _ = try store.compact(
                    before: Instant(milliseconds: server.now.milliseconds + 1))
            case .disable: try store.setDisabled(user, Bool.random(using: &dice))
            default:
                try store.setRole(user, dice.pick([.coordinator, .trainer]), now: server.now)
            }
            if kind == .disable || kind == .changeRole {
                for home in homes where home.user == user { home.disconnect() }
            }
            try followStore()
        } catch is StoreError {
            try recover(homes[0])
        }
    }

    // MARK: - Copies

    private func copy(_ kind: StepKind, _ home: SimulatedHome, _ dice: inout Dice) throws {
        do {
            switch kind {
            case .newHome:
                try addHome(of: home.user)
            case .copyHome:
                guard homes.count < 10, home.conversation == nil, !home.goal.isRenewal
                else { return }
                let copy = try addHome(of: home.user)
                copy.restore(home.disk.snapshot())
                copy.fingerprint = home.fingerprint
                copy.recorded = home.recorded
                try Attachments.copy(from: home, to: copy)
            default:
                guard !home.goal.isRenewal else { return }
                if let old = watch.snapshots[home.index], Bool.random(using: &dice) {
                    home.restore(old.snapshot)
                    home.recorded = old.recorded
                    home.fingerprint = old.fingerprint
                    watch.reverted(home)
                } else {
                    watch.snapshots[home.index] = (
                        home.disk.snapshot(), home.recorded, home.fingerprint
                    )
                }
            }
        } catch is StoreError {
            try recover(home)
        } catch is CacheError {
            try recover(home)
        }
    }

    // MARK: - Strangers with a certificate

    /// Says things that no program of ours would say.
    private func attack(_ home: SimulatedHome, _ dice: inout Dice) throws {
        home.disconnect()
        var peer = ServerPeer(fingerprint: home.fingerprint)
        do {
            let store = try server.open()
            guard let device = try store.device(fingerprint: home.fingerprint) else { return }
            let next = Int64(try store.receipts(of: device.device).count) + 1
            for line in Attack.lines(user: home.user.text, next: next, self, &dice) {
                let answer = try peer.receive(Array(line.utf8) + [10], server)
                _ = try watch.sent(answer, to: peer, self)
                while let page = try peer.pump(server) { try watch.page(page, to: peer, self) }
                if !peer.isOpen { break }
            }
            try followStore()
            for other in homes { other.peer?.wake() }
        } catch is StoreError {
            try recover(home)
        }
    }
}

extension SyncGoal {
    var isRenewal: Bool { if case .renewal = self { true } else { false } }
}
