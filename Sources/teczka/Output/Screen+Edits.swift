// What became of an edit, and what talking to the server brought.

import CanonicalJSON
import CaseCache
import CaseClient
import CaseMerge
import CaseModel
import CaseWire

extension Screen {
    /// Says what became of an edit: saved here, and taken by the server or still waiting.
    func show(
        _ edit: RecordedEdit, receipt: Receipt?, failure: ClientFailure?, view: CaseView
    ) {
        let named = Self.names(madeBy: edit, view)
        if isJSON {
            write(json(edit, receipt, failure, view, named))
            return
        }
        var line = say(pl: "Zapisano", en: "Recorded")
        if !named.isEmpty { line += ": " + named.joined(separator: ", ") }
        line += edit.isRepeated ? say(pl: " (już wcześniej).", en: " (before already).") : "."
        write(line + " " + fate(receipt, failure))
        let mail = RecordKey("mail", edit.mutation.text)
        if view.state.record(mail)?.text("state") == "queued" {
            write(
                say(
                    pl: "E-mail wyśle serwer; co z nim: teczka mail \(view.number).",
                    en: "The server sends the e-mail; its fate: teczka mail \(view.number)."))
        }
        guard let receipt else { return }
        switch receipt.outcome {
        case .refused, .parked:
            for line in ReasonText(self, view).lines(receipt.reasons) { write(line) }
        case .conflict:
            let paths = PathText(language, state: view.state)
            for conflict in view.state.openConflicts {
                write("  ! " + paths.name(conflict.address.description))
            }
        case .applied, .merged, .noop, .void: break
        }
    }

    private func fate(_ receipt: Receipt?, _ failure: ClientFailure?) -> String {
        guard let receipt else {
            guard let failure else {
                return say(
                    pl: "Czeka na wysłanie: teczka sync.", en: "Waits to be sent: teczka sync.")
            }
            return say(pl: "Czeka na wysłanie. ", en: "Waits to be sent. ")
                + FailureText(self).sentence(failure)
        }
        return switch receipt.outcome {
        case .applied: say(pl: "Serwer przyjął.", en: "The server took it.")
        case .merged:
            say(
                pl: "Serwer połączył to z cudzą zmianą.",
                en: "The server merged it with somebody's change.")
        case .conflict:
            say(
                pl: "Ktoś wpisał co innego; obie wartości zachowano: teczka conflicts.",
                en: "Somebody entered something else; both are kept: teczka conflicts.")
        case .noop, .void: say(pl: "Tak już było.", en: "It was so already.")
        case .parked:
            say(
                pl: "Nie masz już do tego prawa; zmiana czeka przy sprawie, aż ktoś ją przejmie.",
                en: "You no longer have the right; it waits with the case to be adopted.")
        case .refused:
            say(
                pl: "Serwer odrzucił; zmiana czeka w: teczka refused.",
                en: "The server refused it; it waits in: teczka refused.")
        }
    }

    private func json(
        _ edit: RecordedEdit, _ receipt: Receipt?, _ failure: ClientFailure?, _ view: CaseView,
        _ named: [String]
    ) -> JSONValue {
        var object: [String: JSONValue] = [
            "recorded": true, "n": .integer(edit.number), "mid": .string(edit.mutation.text),
            "case": .string(view.number), "scope": .string(edit.scope.text),
            "repeated": .bool(edit.isRepeated), "delivered": .bool(receipt != nil),
            "names": .array(named.map { .string($0) }),
        ]
        if let receipt { object["receipt"] = receipt.json }
        if let failure { object["failure"] = .string(FailureText(self).sentence(failure)) }
        return .object(object)
    }

    /// The numbers and labels of what an edit made.
    private static func names(madeBy edit: RecordedEdit, _ view: CaseView) -> [String] {
        view.state.records.values.filter { record in
            guard let type = FormCatalogue.type(record.key.type), !record.isDeleted,
                type.series != nil || type.name == "certificate"
            else { return false }
            return record.fields["number"]?.mutation == edit.mutation
        }.compactMap { $0.text("number") }.sorted()
    }

    /// Says that a device was enrolled.
    func show(_ enrolled: EnrolledHome, _ report: SyncReport) {
        if isJSON {
            write([
                "user": .string(enrolled.user.text), "server": .string(enrolled.server),
                "cases": .integer(Int64(report.gained.filter(\.isCase).count)),
            ])
            return
        }
        let count = report.gained.filter(\.isCase).count
        write(
            say(
                pl: "Zarejestrowano urządzenie: \(enrolled.user) na \(enrolled.server). "
                    + "Spraw: \(count).",
                en: "Enrolled this device: \(enrolled.user) at \(enrolled.server). "
                    + "Cases: \(count)."))
    }

    /// Says what a synchronisation brought.
    func show(_ report: SyncReport, workspace: Workspace) {
        let status = try? workspace.status()
        let conflicts = status?.conflicts.map { $0.conflicts.count }.reduce(0, +) ?? 0
        let waiting = status?.waiting.count ?? 0
        if isJSON {
            write([
                "sent": .integer(Int64(report.sent)), "complete": .bool(report.isComplete),
                "outcomes": .object(
                    Dictionary(
                        report.outcomes.map { ($0.key.rawValue, .integer(Int64($0.value))) },
                        uniquingKeysWith: { $1 })),
                "changed": .integer(Int64(report.changed.count)),
                "gained": .integer(Int64(report.gained.count)),
                "lost": .integer(Int64(report.lost.count)),
                "waiting": .integer(Int64(waiting)), "conflicts": .integer(Int64(conflicts)),
                "uploaded": .integer(Int64(report.uploaded)),
                "verified": .integer(Int64(report.verified)),
                "mended": .integer(Int64(report.mended.count)),
                "returned": .integer(Int64(report.historyChange?.returned ?? 0)),
                "salvaged": .integer(Int64(status?.salvaged.count ?? 0)),
                "new_device": .bool(report.isNewDevice), "deposit": .bool(report.isDeposit),
                "peers": .array(
                    report.peers.map {
                        [
                            "scope": .string($0.scope.text), "user": .string($0.user.text),
                            "device": .string($0.device), "seen": .string($0.seenAt.text),
                            "waiting": .integer($0.waiting),
                        ]
                    }),
            ])
            return
        }
        // The organisation's own records are no case.
        let news = report.changed.count(where: \.isCase)
        write(
            say(
                pl: "Wysłano zmian: \(report.sent). Nowe od innych w sprawach: "
                    + "\(news). Czeka: \(waiting). Sprzeczności: \(conflicts).",
                en: "Edits sent: \(report.sent). Cases with news from others: "
                    + "\(news). Waiting: \(waiting). Conflicts: \(conflicts)."))
        showEvents(report)
        showPeers(report, workspace)
        for receipt in report.refused where receipt.outcome == .refused {
            write(say(pl: "Odrzucono nr \(receipt.number):", en: "Refused no. \(receipt.number):"))
            for line in ReasonText(self).lines(receipt.reasons) { write(line) }
        }
    }

    /// Says what does not happen every day.
    private func showEvents(_ report: SyncReport) {
        if report.isNewDevice {
            write(
                say(
                    pl: "Te dane są kopią z innego urządzenia; nadano im własną tożsamość. "
                        + "Nic nie zginęło.",
                    en: "This data is a copy from another device; it got an identity of its own. "
                        + "Nothing is lost."))
        }
        if let change = report.historyChange, change != HistoryChange() {
            write(
                say(
                    pl: "Serwer przywrócono z kopii. Wysłano ponownie zmian: \(change.returned); "
                        + "wartości innych osób odłożone na bok: \(change.salvaged).",
                    en: "The server was restored from a backup. Edits sent again: "
                        + "\(change.returned); values of others laid aside: \(change.salvaged)."))
        }
        if report.isDeposit {
            write(
                say(
                    pl: "To konto jest zablokowane. Zmiany przyjęto na przechowanie.",
                    en: "This account is disabled. The edits were taken into keeping."))
        }
        if report.uploaded > 0 {
            write(
                say(
                    pl: "Wysłano załączników: \(report.uploaded).",
                    en: "Attachments sent: \(report.uploaded)."))
        }
        if report.verified > 0 {
            write(
                say(
                    pl: "Porównano z serwerem: \(report.verified); naprawiono: "
                        + "\(report.mended.count).",
                    en: "Compared with the server: \(report.verified); mended: "
                        + "\(report.mended.count)."))
        }
        let parked = report.refused.count { $0.outcome == .parked }
        if parked > 0 {
            write(
                say(
                    pl: "Zmian bez prawa, czekających przy sprawie na przejęcie: \(parked).",
                    en: "Edits without the right, waiting with the case to be adopted: \(parked)."
                ))
        }
    }

    /// Warns of the others whose devices hold, or may hold, work that has not arrived.
    private func showPeers(_ report: SyncReport, _ workspace: Workspace) {
        let now = workspace.realNow
        for peer in report.peers {
            let hours = (now.milliseconds - peer.seenAt.milliseconds) / 3_600_000
            guard peer.waiting > 0 || hours >= Self.silentHours,
                let view = try? workspace.view(peer.scope), view.isUnderWay
            else { continue }
            let seen = WarsawTime.text(of: peer.seenAt)
            write(
                peer.waiting > 0
                    ? say(
                        pl: "Uwaga, \(view.number): \(peer.user) (\(peer.device)) ma niewysłane "
                            + "zmiany: \(peer.waiting), ostatnio połączone \(seen).",
                        en: "Mind, \(view.number): \(peer.user) (\(peer.device)) has unsent "
                            + "edits: \(peer.waiting), last connected \(seen).")
                    : say(
                        pl: "Uwaga, \(view.number): \(peer.user) (\(peer.device)) nie łączy się "
                            + "od \(seen) i może mieć niewysłane zmiany.",
                        en: "Mind, \(view.number): \(peer.user) (\(peer.device)) was last "
                            + "connected \(seen) and may hold unsent edits."))
        }
    }

    /// A device that was silent so long may be at work somewhere without a network.
    private static let silentHours: Int64 = 12

    /// Says what has just changed, while watching.
    func show(_ delta: ScopeDelta, organisation: CaseState) {
        let names = PathText(language, state: nil)
        for record in delta.records.map(\.record) {
            for (field, register) in record.fields.sorted(by: { $0.key < $1.key }) {
                let address = FieldAddress(record.key, field)
                guard let definition = FormCatalogue.field(address) else { continue }
                if isJSON {
                    write([
                        "scope": .string(delta.scope.text), "path": .string("\(address)"),
                        "value": register.value, "by": .string(register.author.text),
                        "seq": .integer(register.version),
                    ])
                } else {
                    write(
                        "\(register.author)  \(names.name("\(address)")): "
                            + names.value(register.value, definition.type))
                }
            }
        }
    }
}
