# The policy in Rego. Ages are in days: 30, 90, 184 (6 months), 366 (12), 731 (24) and 1096 (36).
package peers

harmless := {
	"trusted-adult", "steady-activity", "help-accepted", "plans-made", "moved-home", "new-school", "waiting-list",
}

weapon := {"weapon-carried", "weapon-sought", "weapon-made"}

threat := {"threat-to-person", "threat-to-place", "threat-online", "wish-to-harm"}

isolation := {"friends-lost", "shut-in", "school-left", "help-refused"}

crisis := {"loss", "humiliation", "nights-awake", "self-neglect"}

imminent := {"farewell", "armed-and-moving"}

# What each brings in its oldest step, and the most that it can bring.
weights := {
	"weapon-carried": {"quarter": 3, "cap": 18},
	"weapon-sought": {"quarter": 3, "cap": 18},
	"weapon-made": {"quarter": 3, "cap": 18},
	"threat-to-person": {"quarter": 2, "cap": 12},
	"threat-to-place": {"quarter": 2, "cap": 12},
	"threat-online": {"quarter": 2, "cap": 12},
	"wish-to-harm": {"quarter": 2, "cap": 12},
	"assault": {"quarter": 1, "cap": 6},
	"cruelty-to-animals": {"quarter": 1, "cap": 6},
	"fire-set": {"quarter": 1, "cap": 6},
	"person-followed": {"quarter": 1, "cap": 6},
}

risk(contact) if {
	some code in contact.indicators
	not harmless[code]
}

counts(contact) if contact.kind == "referral"

counts(contact) if contact.worry

counts(contact) if risk(contact)

counted := [contact | some contact in input.contacts; contact.age < 731; counts(contact)]

risky := [contact | some contact in input.contacts; risk(contact)]

year := [contact | some contact in input.contacts; contact.age < 366]

year_codes := {code | some contact in year; some code in contact.indicators}

codes := {code | some contact in input.contacts; some code in contact.indicators}

worries := count([1 | some contact in input.contacts; contact.worry; contact.age < 731])

share(age) := 4 if age < 366

share(age) := 2 if {
	age >= 366
	age < 731
}

share(age) := 1 if age >= 731

weighted := {code | some code in codes; weights[code]}

points_of(code) := sum([points | some contact in input.contacts; code in contact.indicators; points := weights[code].quarter * share(contact.age)])

points := sum([min([weights[code].cap, points_of(code)]) | some code in weighted])

met contains 1 if count([1 | some contact in counted; contact.age < 184]) >= 2

met contains 2 if count(counted) >= 3

met contains 4 if {
	codes["violence-fixation"]
	count(codes & weapon) >= 1
}

met contains 8 if count({contact.agency | some contact in risky}) >= 3

met contains 16 if count({contact.sector | some contact in risky; contact.age < 1096}) >= 3

met contains 32 if points >= 24

met contains 64 if count(year_codes & threat) >= 2

strain contains "isolation" if count(year_codes & isolation) >= 1

strain contains "crisis" if count(year_codes & crisis) >= 1

strain contains "worry" if worries >= 1

strain contains "referral" if {
	some contact in year
	contact.kind == "referral"
}

met contains 128 if count(strain) >= 2

met contains 256 if {
	some contact in input.contacts
	contact.age < 30
	some code in contact.indicators
	imminent[code]
}

met contains 256 if {
	some contact in input.contacts
	contact.age < 184
	some code in contact.indicators
	threat[code]
	count([1 | some other in counted; other.age < 90]) >= 2
}

met contains 512 if worries >= 2

mask := sum(met)
