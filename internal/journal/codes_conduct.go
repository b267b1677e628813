package journal

import (
	"maps"
	"slices"

	"krav/internal/debt"
)

func codeNothing[E debt.Event](*coder, *E) {}

func codeCaseHeld(c *coder, e *debt.CaseHeld) {
	c.day("until", &e.Until)
	c.personal("why", &e.Why)
}

func codeFlowChanged(c *coder, e *debt.FlowChanged) { c.text("flow", &e.Flow) }

func codeObjectionRaised(c *coder, e *debt.ObjectionRaised) { c.personal("reason", &e.Reason) }

func codeObjectionResolved(c *coder, e *debt.ObjectionResolved) {
	c.text("outcome", &e.Outcome)
	c.personal("answer", &e.Answer)
}

func codeLimitationChanged(c *coder, e *debt.LimitationChanged) {
	number(c, "claim", &e.Claim)
	number(c, "change", &e.Change)
	c.day("on", &e.On)
	c.personal("text", &e.Text)
}

func codeInterestCapitalised(c *coder, e *debt.InterestCapitalised) {
	number(c, "claim", &e.Claim)
	c.day("on", &e.On)
	number(c, "by", &e.By)
	c.personal("text", &e.Text)
	c.text("book", &e.Book)
}

func codeInterestSpared(c *coder, e *debt.InterestSpared) {
	c.day("from", &e.From)
	c.day("until", &e.Until)
	c.personal("why", &e.Why)
}

func codeTaskRaised(c *coder, e *debt.TaskRaised) {
	number(c, "task", &e.Task)
	c.text("kind", &e.Kind)
	c.text("step", &e.Step)
	codeArgs(c, &e.Args)
}

// codeArgs codes the values of a message in the order of their names.
func codeArgs(c *coder, args *map[string]string) {
	type pair struct{ name, value string }
	var pairs []pair
	for _, name := range slices.Sorted(maps.Keys(*args)) {
		pairs = append(pairs, pair{name, (*args)[name]})
	}
	list(c, "args", &pairs, func(c *coder, p *pair) {
		c.text("name", &p.name)
		c.text("value", &p.value)
	})
	if !c.reading || len(pairs) == 0 {
		return
	}
	*args = make(map[string]string, len(pairs))
	for i, p := range pairs {
		if i > 0 && pairs[i-1].name >= p.name {
			c.fail(c.corrupt("args"))
		}
		(*args)[p.name] = p.value
	}
}

func codeTaskDone(c *coder, e *debt.TaskDone) {
	number(c, "task", &e.Task)
	c.personal("answer", &e.Answer)
}

func codeNoteAdded(c *coder, e *debt.NoteAdded) { c.personal("text", &e.Text) }

func codeCaseClosed(c *coder, e *debt.CaseClosed) { c.text("why", &e.Why) }

// codeCaseClosed2 codes the end of a case with what becomes of what is left. Before it,
// what was left stood as it was, whatever the end.
func codeCaseClosed2(c *coder, e *debt.CaseClosed) {
	codeCaseClosed(c, e)
	c.flag("waives", &e.Waives)
}

func codeCaseReopened(c *coder, e *debt.CaseReopened) { c.text("why", &e.Why) }

// codeLimitationChanged2 codes what happened to a period with the book of law. Before it none was noted.
func codeLimitationChanged2(c *coder, e *debt.LimitationChanged) {
	codeLimitationChanged(c, e)
	c.text("book", &e.Book)
}

// codeTaskRaised2 codes a task with the book of law. Before it none was noted.
func codeTaskRaised2(c *coder, e *debt.TaskRaised) {
	codeTaskRaised(c, e)
	c.text("book", &e.Book)
}

// codeCaseClosed3 codes the end of a case with the book of law. Before it none was noted.
func codeCaseClosed3(c *coder, e *debt.CaseClosed) {
	codeCaseClosed2(c, e)
	c.text("book", &e.Book)
}

// codeCaseReopened2 codes a case taken up again with the book of law. Before it none was noted.
func codeCaseReopened2(c *coder, e *debt.CaseReopened) {
	codeCaseReopened(c, e)
	c.text("book", &e.Book)
}
