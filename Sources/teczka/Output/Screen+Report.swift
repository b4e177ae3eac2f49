// Reports: the figures come from the server, the rendering is the same everywhere.

import CanonicalJSON
import CaseClient
import CaseModel
import CaseReport

extension Screen {
    /// Shows the figures of a report.
    func show(figures: JSONValue) throws(ClientFailure) {
        do {
            if let value = figures["case"] {
                let figures = try CaseFigures(json: value)
                isJSON
                    ? write(JSONReport(language: language).json(figures))
                    : write(TextReport(language: language).text(figures))
            } else if let value = figures["portfolio"] {
                let figures = try PortfolioFigures(json: value)
                isJSON
                    ? write(JSONReport(language: language).json(figures))
                    : write(TextReport(language: language).text(figures))
            } else {
                throw ClientFailure.noReport
            }
        } catch {
            throw .noReport
        }
    }
}
