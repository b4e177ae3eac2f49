// Small pictures of figures, beside the digits and never instead of them.

/// Draws figures with block and line characters.
enum Bars {
    /// Draws low ▒, neutral ░ and top-2 █ answers in `cells` columns.
    static func likert(_ answers: Distribution, cells: Int) -> String {
        // The borders are rounded, not the parts, so that the parts always fill the bar.
        func border(_ count: Int) -> Int {
            Ratio(count, answers.n).map { Int($0.rounded(times: cells)) } ?? 0
        }
        let low = border(answers.lowCount)
        let neutral = border(answers.lowCount + answers.counts[2])
        return String(repeating: "▒", count: low)
            + String(repeating: "░", count: neutral - low)
            + String(repeating: "█", count: border(answers.n) - neutral)
    }

    /// Draws the means before ○ and after ● on an axis 1…5 of 17 columns.
    static func dumbbell(_ figures: GainFigures) -> String {
        func place(_ answers: Distribution) -> Int? {
            Ratio(answers.sum - answers.n, answers.n).map { Int($0.rounded(times: 4)) }
        }
        guard let before = place(figures.before), let after = place(figures.after) else {
            return ""
        }
        return String((0...16).map { $0 == after ? "●" : $0 == before ? "○" : "─" })
    }
}
