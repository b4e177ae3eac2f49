// What a report says about the case itself.

package import CanonicalJSON

/// Names a case, its kind, size, stage and trainers.
package struct CaseHeading: Hashable, Sendable {
    /// Who may take part.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case open, closed
    }

    /// Where the training takes place.
    package enum Setting: String, CaseIterable, Hashable, Sendable {
        case room, field, mixed
    }

    /// What one training hour is.
    package enum HoursUnit: String, CaseIterable, Hashable, Sendable {
        case teaching45, clock60

        /// The length of the hour.
        package var minutes: Int {
            switch self {
            case .teaching45: 45
            case .clock60: 60
            }
        }
    }

    /// The case number, such as "K/2026/001".
    package var number: String
    /// The title of the training.
    package var title: String
    /// Who may take part.
    package var kind: Kind
    /// Where the training takes place.
    package var setting: Setting
    /// The size of the training in minutes.
    package var hoursMinutes: Int
    /// The hour the size is shown in.
    package var hoursUnit: HoursUnit
    /// The stage of the procedure, 1…13.
    package var stage: Int
    /// The trainers in the order they are named.
    package var trainers: [ReportedTrainer]
    /// States that participants are minors, which raises the threshold of publication.
    package var hasMinors: Bool

    /// Makes a heading.
    package init(
        number: String,
        title: String,
        kind: Kind,
        setting: Setting,
        hoursMinutes: Int,
        hoursUnit: HoursUnit = .teaching45,
        stage: Int,
        trainers: [ReportedTrainer],
        hasMinors: Bool
    ) {
        self.number = number
        self.title = title
        self.kind = kind
        self.setting = setting
        self.hoursMinutes = hoursMinutes
        self.hoursUnit = hoursUnit
        self.stage = stage
        self.trainers = trainers
        self.hasMinors = hasMinors
    }

    /// The size of the training in hours.
    package var hours: Ratio? { Ratio(hoursMinutes, hoursUnit.minutes) }
}

extension CaseHeading: ReportCodable {
    /// All parts by name.
    package var json: JSONValue {
        [
            "number": .string(number), "title": .string(title), "kind": .string(kind.rawValue),
            "setting": .string(setting.rawValue), "hours_minutes": .count(hoursMinutes),
            "hours_unit": .string(hoursUnit.rawValue), "stage": .count(stage),
            "trainers": .list(trainers), "has_minors": .bool(hasMinors),
        ]
    }

    /// Reads all parts.
    package init(json: JSONValue, field: String) throws(ReportError) {
        var reader = try FieldReader(json, field: field)
        number = try reader.text("number")
        title = try reader.text("title")
        kind = try reader.choice("kind")
        setting = try reader.choice("setting")
        hoursMinutes = try reader.count("hours_minutes")
        hoursUnit = try reader.choice("hours_unit")
        stage = try reader.count("stage")
        trainers = try reader.list("trainers")
        hasMinors = try reader.flag("has_minors")
        try reader.finish()
    }

    /// Refuses counts out of range.
    func check() throws(ReportError) {
        guard 0...CountLimit.valueMax ~= hoursMinutes else {
            throw .countOutOfRange(field: "heading.hoursMinutes", value: hoursMinutes)
        }
        guard 0...CountLimit.valueMax ~= stage else {
            throw .countOutOfRange(field: "heading.stage", value: stage)
        }
    }
}
