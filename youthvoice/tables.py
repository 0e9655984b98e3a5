"""Every table there is, gathered where the migrations look for them."""

from youthvoice.about import models as about
from youthvoice.accounts import models as accounts
from youthvoice.agreement import models as agreement
from youthvoice.answers import models as answers
from youthvoice.comfort import models as comfort
from youthvoice.db.base import Base
from youthvoice.diary import models as diary
from youthvoice.drafts import models as drafts
from youthvoice.folders import models as folders
from youthvoice.handover import models as handover
from youthvoice.people import models as people
from youthvoice.plan import models as plan
from youthvoice.ratings import models as ratings
from youthvoice.rounds import models as rounds
from youthvoice.safety import models as safety
from youthvoice.services import models as services
from youthvoice.sharing import models as sharing
from youthvoice.tallies import models as tallies

METADATA = Base.metadata
MODULES = (
    about,
    accounts,
    agreement,
    answers,
    comfort,
    diary,
    drafts,
    folders,
    handover,
    people,
    plan,
    ratings,
    rounds,
    safety,
    services,
    sharing,
    tallies,
)
