// The first page of an audit pack: the auditor's questions and the requirements of the procedure,
// each with its evidence.

internal import CanonicalJSON
internal import CaseModel

extension AuditPack {
    var index: [String: JSONValue] {
        [
            "questions": .array(AuditQuestion.all.enumerated().map { question($1, $0 + 1) }),
            "stages": .array((0...13).map(stage)),
            "files": .array(files.filter { $0.kind == nil }.map(link)),
            "has_files": .bool(files.contains { $0.kind == nil }),
        ]
    }

    private func question(_ question: AuditQuestion, _ number: Int) -> JSONValue {
        let papers = files.filter { file in
            file.kind.map(question.documents.contains) ?? false
        }
        let pages = question.pages.map {
            ["label": .string($0), "place": .string($0)] as JSONValue
        }
        let evidence = question.evidence.flatMap(self.evidence)
        return [
            "no": .integer(Int64(number)), "text": .string(question.text),
            "evidence": .array(Self.some(evidence)), "more": Self.more(evidence),
            "papers": .array(papers.map(link) + pages),
            "none": .bool(evidence.isEmpty && papers.isEmpty && pages.isEmpty),
        ]
    }

    private func link(_ file: AuditFile) -> JSONValue {
        let sent = file.sentAt.map { ", wysłano " + ValueText.moment($0) } ?? ""
        return ["label": .string(file.title + sent), "place": .string(Self.encoded(file.path))]
    }

    private func stage(_ stage: Int) -> JSONValue {
        let name = stage == 0 ? "Cały proces" : "Etap \(stage)"
        return [
            "name": .string(name),
            "clauses": .array(ClauseCatalogue.ofStage(stage).map(clause)),
        ]
    }

    private func clause(_ clause: ProcedureClause) -> JSONValue {
        let evidence =
            clause.evidence.filter { $0 != "mail" }.flatMap(self.evidence)
            + (clause.evidence.contains("mail") ? mails(of: clause.stage) : [])
        let verdict = verdict(on: clause, hasEvidence: !evidence.isEmpty)
        return [
            "id": .string(clause.id), "text": .string(clause.sentence.polish),
            "modality": .string(clause.modality.label.polish), "state": .string(verdict.state),
            "remark": verdict.remark.map { .string($0) } ?? .null,
            "evidence": .array(Self.some(evidence)), "more": Self.more(evidence),
            "none": .bool(evidence.isEmpty),
        ]
    }

    /// The e-mails by which something of a stage went out.
    private func mails(of stage: Int) -> [JSONValue] {
        facts.all("mail").filter { mail in
            mail.text("record").flatMap { RecordKey(text: $0) }
                .flatMap { FormCatalogue.type($0.type) }?.stage == stage
                && mail.text("state") == "sent"
        }.map { mail in
            let moment = mail.instant("sent_at").map { ValueText.moment($0) } ?? ""
            return [
                "label": .string("E-mail · \(moment)"), "value": .null,
                "place": .string("zapisy.html#" + Self.anchor(mail.key)),
            ]
        }
    }

    private func verdict(
        on clause: ProcedureClause, hasEvidence: Bool
    ) -> (state: String, remark: String?) {
        let skipped = facts.all("not_applicable").first {
            $0.integer("stage") == Int64(clause.stage)
        }
        if let reason = skipped?.text("reason") { return ("nie dotyczy", reason) }
        if !clause.applies(facts) { return ("nie dotyczy", nil) }
        if let accepted = acceptance(of: clause.gates) {
            return ("niezgodność przyjęta", accepted.text("reason"))
        }
        let answers = Procedure.evaluate(facts).filter { clause.gates.contains($0.gate) }
        let missing = answers.flatMap(\.missing)
        guard missing.isEmpty else {
            let open = Procedure.nonconformities(facts).map(\.gate)
            let isOpen = clause.gates.contains(where: open.contains)
            let isAsked = clause.modality == .mandatory || clause.modality == .conditional
            let state = isOpen ? "niezgodność" : isAsked ? "brak" : "podpowiedź"
            return (state, missing.map(Self.text).joined(separator: "; "))
        }
        if !answers.isEmpty { return ("spełnione", nil) }
        return hasEvidence ? ("zapisano", nil) : ("nie dotyczy", nil)
    }

    private func acceptance(of gates: [String]) -> Record? {
        facts.all("nc_acceptance").first { $0.text("gate").map(gates.contains) ?? false }
    }

    /// Names a missing piece.
    static func text(_ missing: Missing) -> String {
        let parts = missing.path.split(separator: ".").map(String.init)
        let key = parts.first.flatMap { RecordKey(text: $0) }
        guard let type = key.flatMap({ FormCatalogue.type($0.type) }) else { return missing.path }
        let field = parts.count > 1 ? type.field(parts[1]) : nil
        return [type.label.polish, field?.label.polish].compactMap(\.self)
            .joined(separator: " · ")
    }

    /// A path as a link has it.
    private static func encoded(_ path: String) -> String {
        path.utf8.map { byte in
            let isPlain =
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || "-._~/".utf8.contains(byte)
            let digits = String(byte, radix: 16, uppercase: true)
            return isPlain
                ? String(UnicodeScalar(byte)) : "%" + (digits.count < 2 ? "0" : "") + digits
        }.joined()
    }

    private static let shownMax = 8

    private static func some(_ evidence: [JSONValue]) -> [JSONValue] {
        Array(evidence.prefix(shownMax))
    }

    private static func more(_ evidence: [JSONValue]) -> JSONValue {
        evidence.count > shownMax ? .integer(Int64(evidence.count - shownMax)) : .null
    }
}
