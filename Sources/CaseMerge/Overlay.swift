// What a device shows: what the server said, and on top of it everything the person did since. It
// is computed anew from those two and never stored, so it cannot drift from them.

package import CaseModel

/// A state with edits on top that the server has not answered in full.
package struct Overlay: Sendable {
    /// The state to show.
    package let state: CaseState
    /// What will probably become of each edit.
    package let predictions: [MutationID: Decision]

    /// Lays edits over what is confirmed, in the order in which they were made.
    ///
    /// An edit that would be refused now leaves no trace in the state but its prediction. Costs one
    /// application of the reducer for each edit.
    package init(confirmed: CaseState, edits: [Mutation], in context: MergeContext) {
        var state = confirmed
        var predictions: [MutationID: Decision] = [:]
        for edit in edits {
            predictions[edit.id] = Reducer.apply(edit, to: &state, in: context)
        }
        self.state = state
        self.predictions = predictions
    }
}
