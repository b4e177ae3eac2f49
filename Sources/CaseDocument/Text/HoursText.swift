// Lengths of training as people count them: in teaching hours of 45 minutes or clock hours of 60.

internal import CaseModel
internal import CaseReport

/// Writes lengths of training.
struct HoursText {
    /// The unit's code, as the case has it.
    let unit: String?

    /// How long an hour is.
    var minutesOfHour: Int { unit == "clock60" ? 60 : 45 }

    /// Returns a length with its unit: `8 godzin dydaktycznych`.
    func text(minutes: Int64) -> String {
        let hours = Ratio(Int(clamping: minutes), minutesOfHour)
        let number = FigureText(.polish).hours(hours)
        let isWhole = Int(clamping: minutes) % minutesOfHour == 0
        let form = PluralRule.form(of: Int(clamping: minutes) / minutesOfHour, in: .polish)
        return "\(number)\u{A0}\(noun(isWhole ? form : .few, isWhole: isWhole))"
    }

    /// Returns the bare number of hours: `2,67`.
    func number(minutes: Int64) -> String {
        FigureText(.polish).hours(Ratio(Int(clamping: minutes), minutesOfHour))
    }

    /// What the hours are: for the heading of a column, or a note.
    var unitName: String {
        unit == "clock60" ? "godz. zegarowe (60 min)" : "godz. dydakt. (45 min)"
    }

    private func noun(_ form: PluralRule, isWhole: Bool) -> String {
        let isClock = unit == "clock60"
        if !isWhole { return isClock ? "godziny zegarowej" : "godziny dydaktycznej" }
        return switch form {
        case .one: isClock ? "godzina zegarowa" : "godzina dydaktyczna"
        case .few: isClock ? "godziny zegarowe" : "godziny dydaktyczne"
        case .many: isClock ? "godzin zegarowych" : "godzin dydaktycznych"
        }
    }
}
