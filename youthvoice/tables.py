"""Every table there is, gathered where the migrations look for them."""

from youthvoice.accounts import models as accounts
from youthvoice.answers import models as answers
from youthvoice.comfort import models as comfort
from youthvoice.db.base import Base
from youthvoice.drafts import models as drafts
from youthvoice.folders import models as folders
from youthvoice.plan import models as plan

METADATA = Base.metadata
MODULES = (accounts, answers, comfort, drafts, folders, plan)
